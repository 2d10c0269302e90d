package io.servermanager.mailcow.update;

import io.servermanager.engine.process.MarkedProcess;
import io.servermanager.engine.process.MarkedProcesses;
import io.servermanager.mailcow.ScriptSettings;
import io.servermanager.spi.MaintenanceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a script while it runs: ends it when it waits for an answer that nobody gives, and when it takes too long
 * and has not stopped a container yet. A script that has is waited for, however long it takes: it may be in the midst of
 * a migration.
 */
final class ScriptWatch implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final MarkedProcesses processes;
    private final ScriptOutput output;
    private final ScriptSettings limits;
    private final BooleanSupplier untouched;
    private final Consumer<String> say;
    private final Clock clock;
    private final long begin = System.nanoTime();
    private final Thread thread = new Thread(this::watch, "update-script");
    private volatile @Nullable String endedFor;
    private @Nullable Instant downSince;
    private boolean toldThatLate;

    private ScriptWatch(
            MarkedProcesses processes,
            ScriptOutput output,
            ScriptSettings limits,
            BooleanSupplier untouched,
            Consumer<String> say,
            Clock clock) {
        this.processes = processes;
        this.output = output;
        this.limits = limits;
        this.untouched = untouched;
        this.say = say;
        this.clock = clock;
    }

    /**
     * Begins to watch.
     *
     * @param processes those of the script
     * @param untouched whether all containers that ran before still do; may throw when the engine does not answer
     * @param say is told what goes on
     */
    static ScriptWatch start(
            MarkedProcesses processes,
            ScriptOutput output,
            ScriptSettings limits,
            BooleanSupplier untouched,
            Consumer<String> say,
            Clock clock) {
        ScriptWatch watch = new ScriptWatch(processes, output, limits, untouched, say, clock);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Why the script was ended; empty if it was not. */
    Optional<String> endedFor() {
        return Optional.ofNullable(endedFor);
    }

    /** When a container that ran before was first seen not to run; empty if all do. */
    synchronized Optional<Instant> downSince() {
        if (downSince == null && !isUntouched()) {
            downSince = clock.instant();
        }
        return Optional.ofNullable(downSince);
    }

    private void watch() {
        try {
            while (endedFor == null) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        boolean down = downSince().isPresent();
        if (output.silentNanos() > limits.silence().toNanos()) {
            Optional<MarkedProcess> waiting = TerminalReaders.among(processes);
            if (waiting.isPresent()) {
                end("it waits for an answer at a terminal, and nobody is there to give one ("
                        + waiting.get().commandLine() + ")");
                return;
            }
        }
        if (System.nanoTime() - begin > limits.longest().toNanos()) {
            if (!down) {
                end("it had not ended after " + limits.longest().toMinutes()
                        + " minutes, and no container was stopped");
            } else if (!toldThatLate) {
                toldThatLate = true;
                say.accept("update.sh takes longer than " + limits.longest().toMinutes()
                        + " minutes; it is not ended, since containers are stopped and data may be in a migration");
            }
        }
    }

    private boolean isUntouched() {
        try {
            return untouched.getAsBoolean();
        } catch (MaintenanceException engineIsAway) {
            return false;
        }
    }

    private void end(String reason) {
        say.accept("ending update.sh: " + reason);
        endedFor = reason;
        processes.end(GRACE);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
