package io.servermanager.docker;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where snapshots of a service are kept, and how many.
 *
 * @param directory the directory that holds them; when absent they stand beside the service's directory
 * @param keep how many are kept, at least 1; 3 when absent
 */
public record SnapshotSettings(@Nullable Path directory, Integer keep) {

    /** All defaults. */
    public static final SnapshotSettings DEFAULTS = new SnapshotSettings(null, null);

    public SnapshotSettings(@Nullable Path directory, @Nullable Integer keep) {
        if (directory != null && !directory.isAbsolute()) {
            throw new IllegalArgumentException("directory '" + directory + "' must be absolute");
        }
        this.directory = directory;
        this.keep = keep == null ? 3 : keep;
        if (this.keep < 1) {
            throw new IllegalArgumentException("keep must be at least 1, not " + keep);
        }
    }

    /** Where the snapshots of the service in {@code serviceDirectory} are kept. */
    public Path directoryFor(Path serviceDirectory) {
        return Optional.ofNullable(directory)
                .orElseGet(
                        () -> Optional.ofNullable(serviceDirectory.getParent()).orElse(serviceDirectory));
    }
}
