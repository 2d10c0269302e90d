package io.servermanager.docker.plugin;

import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.spi.DiskUse.Place;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServiceContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the Docker Engine keeps images, containers and named volumes. */
final class DockerDiskUse {

    /** Where it is unless the engine's configuration says otherwise (dockerd(8)). */
    private static final Path USUAL = Path.of("/var/lib/docker");

    private final DockerEngine engine;

    DockerDiskUse(DockerEngine engine) {
        this.engine = engine;
    }

    /** The directory that the engine names; the usual one if the engine is down; none if it is on another host. */
    List<Place> places(ServiceContext context) {
        return dataRoot()
                .filter(directory ->
                        Files.isDirectory(context.root().resolve(Path.of("/").relativize(directory))))
                .map(directory -> List.of(new Place("images, containers and volumes", List.of(directory))))
                .orElse(List.of());
    }

    private Optional<Path> dataRoot() {
        if (!"unix".equals(engine.host().getScheme())) {
            return Optional.empty();
        }
        try {
            return engine.info().dataRoot();
        } catch (MaintenanceException silent) {
            if (silent.kind() != Kind.UNAVAILABLE) {
                throw silent;
            }
            return Optional.of(USUAL);
        }
    }
}
