package io.servermanager.docker.logs;

import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.MaintenanceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lines of several logs as they arrive, put into the order of time: each waits a moment for older ones of other logs.
 * Many threads may add lines; they wait when nobody takes them. One takes them.
 */
final class Arrivals {

    private static final int MOST_UNSEEN = 64;
    private static final long MOST_BYTES = 4 << 20;

    private final long patience;
    private final BlockingQueue<Arrival> unseen = new ArrayBlockingQueue<>(MOST_UNSEEN);
    private final AtomicLong count = new AtomicLong();
    private final PriorityQueue<Arrival> waiting =
            new PriorityQueue<>(Comparator.comparing(Arrival::due).thenComparingLong(Arrival::number));
    private long bytes;

    /** @param patience how long a line waits for older ones */
    Arrivals(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** A line, or what ended all lines. */
    private record Arrival(
            Instant due,
            long number,
            long arrived,
            @Nullable Line line,
            @Nullable MaintenanceException failure) {

        int bytes() {
            return line == null ? 0 : line.bytes().length;
        }
    }

    /**
     * Adds a line.
     *
     * @param due its time, but not before the one of the line before it in the same log
     */
    void add(Line line, Instant due) throws InterruptedException {
        unseen.put(new Arrival(due, count.incrementAndGet(), System.nanoTime(), line, null));
    }

    /** Ends the lines: after those that have arrived, {@link #next} throws this. */
    void fail(MaintenanceException failure) throws InterruptedException {
        unseen.put(new Arrival(Instant.MAX, count.incrementAndGet(), System.nanoTime(), null, failure));
    }

    /** Whether a line can be had without waiting. */
    boolean ready() {
        see();
        Arrival first = waiting.peek();
        return first != null && (left(first) <= 0 || bytes >= MOST_BYTES);
    }

    /** The next line. */
    Line next() throws InterruptedException {
        while (!ready()) {
            Arrival first = waiting.peek();
            Arrival more = first == null ? unseen.take() : unseen.poll(left(first), TimeUnit.NANOSECONDS);
            if (more != null) {
                hold(more);
            }
        }
        Arrival first = waiting.remove();
        bytes -= first.bytes();
        if (first.line() != null) {
            return first.line();
        }
        throw Objects.requireNonNull(first.failure());
    }

    private void see() {
        while (bytes < MOST_BYTES) {
            Arrival more = unseen.poll();
            if (more == null) {
                return;
            }
            hold(more);
        }
    }

    private void hold(Arrival arrival) {
        waiting.add(arrival);
        bytes += arrival.bytes();
    }

    private long left(Arrival arrival) {
        return arrival.arrived() + patience - System.nanoTime();
    }
}
