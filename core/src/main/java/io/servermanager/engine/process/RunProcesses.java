package io.servermanager.engine.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the commands of a run left behind when the program was killed: recovery must not begin while they still work on
 * the service. Found by {@link ProcessMarks#RUN} in their environment.
 *
 * <p>A daemon that such a command started by itself rather than through the service manager carries the mark as well
 * and is not told apart.
 */
public final class RunProcesses {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 50;

    private final Duration grace;

    /** Processes are given ten seconds between SIGTERM and SIGKILL. */
    public RunProcesses() {
        this(GRACE);
    }

    /** @param grace the time between SIGTERM and SIGKILL */
    public RunProcesses(Duration grace) {
        this.grace = grace;
    }

    /** The processes of the run that are alive now, oldest first; never this one. */
    public List<MarkedProcess> survivors(String runId) {
        return of(runId).alive();
    }

    /**
     * Waits up to {@code patience} for the run's processes to end by themselves, and ends those that have not; those
     * that are {@link MarkedProcess#neverKilled} are left alone.
     *
     * @return those that are still alive
     * @throws InterruptedException while waiting for them to end by themselves; nothing has then been ended
     */
    public List<MarkedProcess> awaitOrEnd(String runId, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!of(runId).handles().isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        new ProcessEnding(() -> of(runId).handles().stream()
                        .filter(handle -> !MarkedProcesses.isNeverKilled(handle))
                        .toList())
                .end(grace);
        return survivors(runId);
    }

    private static MarkedProcesses of(String runId) {
        return new MarkedProcesses(ProcessMarks.RUN, runId);
    }
}
