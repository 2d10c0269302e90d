package io.servermanager.docker.update;

import io.servermanager.docker.SnapshotSettings;
import io.servermanager.docker.VerifySettings;
import io.servermanager.spi.ServiceContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A Compose project as a plugin wants it looked after.
 *
 * @param directory where its Compose file is
 * @param snapshots where snapshots are kept and how many
 * @param verify how it is judged after a change
 * @param health addresses that must answer when it is well
 * @param unhealthyGrace for so long after its start a container may be unhealthy, where a usual health check gives up
 *     before the service does
 * @param ignoreMounts host directories that snapshots leave out although they are mounted in a container
 */
public record ManagedCompose(
        Path directory,
        SnapshotSettings snapshots,
        VerifySettings verify,
        List<URI> health,
        List<Path> ignoreMounts,
        Duration unhealthyGrace) {

    public ManagedCompose {
        health = List.copyOf(health);
        ignoreMounts = List.copyOf(ignoreMounts);
    }

    /** Reads it off a plugin's settings. */
    @FunctionalInterface
    public interface Source {
        /** How the service of this context is to be looked after. */
        ManagedCompose of(ServiceContext context);
    }
}
