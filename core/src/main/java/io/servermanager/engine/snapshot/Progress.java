package io.servermanager.engine.snapshot;

/** Told how far copying is. Called often, by the thread that copies. */
public interface Progress {

    /** Nobody is interested, and nobody stops it. */
    Progress NONE = (done, total) -> {};

    /** {@code done} of about {@code total} bytes are read. */
    void advanced(long done, long total);

    /**
     * Asked where stopping is safe.
     *
     * @throws io.servermanager.spi.MaintenanceException to stop
     */
    default void checkStopped() {}
}
