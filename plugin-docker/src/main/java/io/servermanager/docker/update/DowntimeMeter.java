package io.servermanager.docker.update;

import io.servermanager.spi.MaintenanceException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks ten times a second whether a service is well again and keeps the moment, while others wait for it to settle. */
final class DowntimeMeter implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private volatile @Nullable Instant wellSince;
    private final Thread thread;

    private DowntimeMeter(Look look, Clock clock) {
        thread = new Thread(() -> watch(look, clock), "downtime");
        thread.setDaemon(true);
    }

    static DowntimeMeter start(Look look, Clock clock) {
        DowntimeMeter meter = new DowntimeMeter(look, clock);
        meter.thread.start();
        return meter;
    }

    /** When the service was first seen to be well; empty if it was not yet. */
    Optional<Instant> wellSince() {
        return Optional.ofNullable(wellSince);
    }

    private void watch(Look look, Clock clock) {
        try {
            while (!isWell(look)) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
            wellSince = clock.instant();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isWell(Look look) throws InterruptedException {
        try {
            return look.isWell();
        } catch (MaintenanceException notToBeSeen) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    /** Tells whether the service is well. */
    @FunctionalInterface
    interface Look {
        boolean isWell() throws InterruptedException;
    }
}
