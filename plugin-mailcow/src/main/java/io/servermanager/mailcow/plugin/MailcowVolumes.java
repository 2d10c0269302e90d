package io.servermanager.mailcow.plugin;

import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.DockerStorage;
import io.servermanager.docker.engine.StoredVolume;
import io.servermanager.docker.engine.VolumeDetails;
import io.servermanager.mailcow.installation.MailcowConf;
import io.servermanager.spi.DiskUse.Place;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Mailcow's volumes, which hold the mail: also while its containers are down. */
final class MailcowVolumes {

    /** What Compose calls the volume in its file, without the project's name before it. */
    private static final String NAME = "com.docker.compose.volume";

    private static final String USUAL_PROJECT = "mailcowdockerized";

    private final DockerEngine engine;
    private final DockerStorage storage;

    MailcowVolumes(DockerEngine engine, DockerStorage storage) {
        this.engine = engine;
        this.storage = storage;
    }

    /**
     * A place for each volume of the Mailcow in {@code directory}; none where there is no Mailcow, and while the engine is
     * down: then the volumes are seen in the directory of Docker only.
     *
     * @param root the root of the host's file system
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} if the engine may not be asked
     */
    List<Place> places(Path directory, Path root) {
        if (!Files.isRegularFile(directory.resolve(MailcowConf.NAME))
                || !"unix".equals(engine.host().getScheme())) {
            return List.of();
        }
        String project = MailcowConf.of(directory).value("COMPOSE_PROJECT_NAME").orElse(USUAL_PROJECT);
        try {
            return storage.inventory().volumes().stream()
                    .filter(volume -> project.equals(volume.labels().get(ComposeLabels.PROJECT)))
                    .sorted(Comparator.comparing(StoredVolume::name))
                    .flatMap(volume -> place(volume, root))
                    .toList();
        } catch (MaintenanceException silent) {
            if (silent.kind() != Kind.UNAVAILABLE) {
                throw silent;
            }
            return List.of();
        }
    }

    private Stream<Place> place(StoredVolume volume, Path root) {
        String title = "volume " + volume.labels().getOrDefault(NAME, volume.name());
        Optional<Path> files = engine.volume(volume.name()).flatMap(VolumeDetails::mountpoint);
        return files.filter(path -> Files.isDirectory(root.resolve(Path.of("/").relativize(path)))).stream()
                .map(path -> new Place(title, List.of(path)));
    }
}
