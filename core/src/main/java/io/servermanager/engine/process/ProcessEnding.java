package io.servermanager.engine.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Ends processes: SIGTERM, grace, SIGKILL. It is not to be interrupted: an interrupt is kept for afterwards. */
final class ProcessEnding {

    private static final long PAUSE_MILLIS = 20;

    /** SIGKILL works at once unless the process hangs in the kernel; then there is nothing more to be done. */
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Supplier<List<ProcessHandle>> search;

    /** @param search finds the processes that are still alive; asked again and again, since they may start others */
    ProcessEnding(Supplier<List<ProcessHandle>> search) {
        this.search = search;
    }

    /** Ends the processes and returns those that are alive even so. */
    List<ProcessHandle> end(Duration grace) {
        Set<ProcessHandle> asked = new HashSet<>();
        long deadline = System.nanoTime() + grace.toNanos();
        List<ProcessHandle> alive = search.get();
        while (!alive.isEmpty() && System.nanoTime() < deadline) {
            alive.stream().filter(asked::add).forEach(ProcessHandle::destroy);
            pause();
            alive = search.get();
        }
        deadline = System.nanoTime() + AFTER_KILL.toNanos();
        while (!alive.isEmpty() && System.nanoTime() < deadline) {
            alive.forEach(ProcessHandle::destroyForcibly);
            pause();
            alive = search.get();
        }
        return alive;
    }

    static void pause() {
        boolean interrupted = Thread.interrupted();
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException later) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
