package io.servermanager.docker.plugin;

import io.servermanager.docker.engine.DiskUsage;
import io.servermanager.docker.engine.DiskUsage.Figures;
import io.servermanager.docker.engine.EngineInfo;
import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.Overview;
import io.servermanager.spi.Overview.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Docker Engine is and what it keeps.
 *
 * @param host where it listens
 * @param version its version
 * @param apiVersion the newest API that it speaks
 * @param composeVersion the version of Docker Compose, if it is there
 * @param storageDriver such as {@code overlay2}
 * @param rootDirectory where it keeps images, containers and named volumes
 * @param cgroupVersion {@code 1} or {@code 2}
 * @param storage what takes space; absent if it could not be measured
 * @param warnings what the engine warns of
 */
record EngineOverview(
        URI host,
        String version,
        String apiVersion,
        Optional<String> composeVersion,
        String storageDriver,
        Optional<Path> rootDirectory,
        Optional<String> cgroupVersion,
        Optional<Storage> storage,
        List<String> warnings) {

    /** What takes space, by kind. */
    record Storage(Figures images, Figures containers, Figures volumes, Figures buildCache) {

        static Storage of(DiskUsage usage) {
            return new Storage(
                    usage.of(ObjectKind.IMAGES),
                    usage.of(ObjectKind.CONTAINERS),
                    usage.of(ObjectKind.VOLUMES),
                    usage.of(ObjectKind.BUILD_CACHE));
        }
    }

    static EngineOverview of(URI host, EngineInfo info, Optional<String> compose, Optional<DiskUsage> usage) {
        return new EngineOverview(
                host,
                info.version(),
                info.apiVersion().toString(),
                compose,
                info.storageDriver(),
                info.dataRoot(),
                info.cgroupVersion(),
                usage.map(Storage::of),
                info.warnings());
    }

    /** The same for people, with what could not be found out. */
    Overview show(List<String> problems) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.facts(
                "",
                List.of(
                        List.of("engine", version + " (API " + apiVersion + ") at " + host),
                        List.of("compose", composeVersion.orElse("not found")),
                        List.of("storage driver", storageDriver),
                        List.of(
                                "root directory",
                                rootDirectory.map(Path::toString).orElse("unknown")),
                        List.of("cgroup version", cgroupVersion.orElse("unknown")))));
        storage.ifPresent(kinds -> sections.add(new Section(
                "Storage",
                List.of("KIND", "TOTAL", "IN USE", "SIZE", "COULD BE FREED"),
                List.of(
                        row("images", kinds.images()),
                        row("containers", kinds.containers()),
                        row("volumes", kinds.volumes()),
                        row("build cache", kinds.buildCache())))));
        List<String> all = new ArrayList<>(problems);
        warnings.forEach(warning -> all.add("The engine says: " + warning));
        return new Overview(this, sections, all);
    }

    private static List<String> row(String kind, Figures figures) {
        return List.of(
                kind,
                String.valueOf(figures.count()),
                String.valueOf(figures.active()),
                ByteSize.approximately(figures.bytes()),
                ByteSize.approximately(figures.reclaimable()));
    }
}
