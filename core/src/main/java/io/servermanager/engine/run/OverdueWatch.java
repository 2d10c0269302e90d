package io.servermanager.engine.run;

import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.RunEvent;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Says once when a step takes longer than it usually does. */
final class OverdueWatch implements AutoCloseable {

    private final RunLog log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "overdue");
        thread.setDaemon(true);
        return thread;
    });

    OverdueWatch(RunLog log) {
        this.log = log;
    }

    /** Watches over a step until what is returned is cancelled. */
    ScheduledFuture<?> over(MaintenanceStep step) {
        long expected = step.expected().toMillis();
        return timer.schedule(
                () -> log.tell(new RunEvent.Overdue(step.id(), expected / 1000)), expected, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
