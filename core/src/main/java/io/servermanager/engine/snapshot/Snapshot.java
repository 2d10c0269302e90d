package io.servermanager.engine.snapshot;

import io.servermanager.spi.SnapshotSource.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot on disk.
 *
 * @param id the name of its directory
 * @param path its directory
 * @param taken when it was begun
 * @param state whether it can be relied on
 * @param manifest what it holds; there if, and only if, it is complete
 */
public record Snapshot(String id, Path path, Instant taken, State state, Optional<Manifest> manifest) {

    /** Whether the files can be restored from it. */
    public boolean restorable() {
        return state == State.COMPLETE || state == State.UNVERIFIED;
    }

    /** The size of its files in bytes; -1 if that is not known without reading it. */
    public long bytes() {
        return manifest.map(Manifest::bytes).orElse(-1L);
    }
}
