package io.servermanager.docker.verify;

import io.servermanager.spi.StepContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time for those who poll: what it is, how it passes, and whether somebody wants it to end. */
public final class Pace {

    private final Clock clock;
    private final Sleeper sleeper;
    private final Runnable checkStopped;

    /**
     * A pace.
     *
     * @param clock tells the time
     * @param sleeper lets it pass
     * @param checkStopped called before each pause; throws if the person asked to stop
     */
    public Pace(Clock clock, Sleeper sleeper, Runnable checkStopped) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.checkStopped = checkStopped;
    }

    /** The pace of a step: it ends when the person asks to stop. */
    public static Pace of(StepContext context) {
        return new Pace(context.clock(), Pace::sleep, context::checkStopped);
    }

    /** The pace of what must not be broken off, such as the check after a rollback. */
    public static Pace unstoppable(StepContext context) {
        return new Pace(context.clock(), Pace::sleep, () -> {});
    }

    /** The time. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Lets time pass.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code STOPPED} if the person asked to stop
     */
    public void pause(Duration duration) throws InterruptedException {
        checkStopped.run();
        sleeper.sleep(duration);
    }

    private static void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    /** Lets time pass. */
    @FunctionalInterface
    public interface Sleeper {
        /** Returns after {@code duration}. */
        void sleep(Duration duration) throws InterruptedException;
    }
}
