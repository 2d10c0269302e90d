package io.servermanager.docker;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a service of type {@code compose}.
 *
 * @param directory where the Compose file is; required
 * @param snapshots where snapshots are kept
 * @param verify how it is judged after a change
 * @param health addresses that must answer with HTTP 200 to 399 when the service is well
 * @param ignoreMounts host directories that snapshots leave out although they are mounted in a container
 */
public record ComposeSettings(
        Path directory, SnapshotSettings snapshots, VerifySettings verify, List<URI> health, List<Path> ignoreMounts) {

    public ComposeSettings(
            @Nullable Path directory,
            @Nullable SnapshotSettings snapshots,
            @Nullable VerifySettings verify,
            @Nullable List<URI> health,
            @Nullable List<Path> ignoreMounts) {
        if (directory == null) {
            throw new IllegalArgumentException("directory is missing: it says where the Compose file is");
        }
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException("directory '" + directory + "' must be absolute");
        }
        this.directory = directory.normalize();
        this.snapshots = snapshots == null ? SnapshotSettings.DEFAULTS : snapshots;
        this.verify = verify == null ? VerifySettings.DEFAULTS : verify;
        this.health = health == null ? List.of() : List.copyOf(health);
        this.ignoreMounts = ignoreMounts == null ? List.of() : List.copyOf(ignoreMounts);
        for (URI address : this.health) {
            if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
                throw new IllegalArgumentException("health: '" + address + "' must begin with http:// or https://");
            }
        }
    }
}
