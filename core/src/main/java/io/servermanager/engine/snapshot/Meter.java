package io.servermanager.engine.snapshot;

/** Counts bytes for a {@link Progress}. */
final class Meter {
    private final Progress progress;
    private final long total;
    private long done;

    Meter(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    void add(long bytes) {
        done += bytes;
        progress.advanced(Math.min(done, total), total);
    }

    void checkStopped() {
        progress.checkStopped();
    }
}
