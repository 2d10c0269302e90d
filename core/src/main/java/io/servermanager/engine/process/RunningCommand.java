package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import io.servermanager.spi.Command.Ending;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command that was started, up to its end. Used by one thread. */
final class RunningCommand {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCommand.class);
    private static final int KEPT_BYTES = 8 * 1024 * 1024;
    private static final long PAUSE_MILLIS = 20;

    /** How long the pipes must have been silent, once the program has ended, to be left to whoever holds them open. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final Command command;
    private final StartedProcess started;
    private final Process process;
    private final OverdueListener overdue;
    private final Duration grace;
    private final OutputDrain stdout;
    private final OutputDrain stderr;
    private final long begin = System.nanoTime();
    private boolean expectedPassed;
    private boolean longestPassed;

    RunningCommand(
            Command command, StartedProcess started, Consumer<String> lines, OverdueListener overdue, Duration grace) {
        this.command = command;
        this.started = started;
        this.process = started.process();
        this.overdue = overdue;
        this.grace = grace;
        LineSink sink = new LineSink(lines);
        String name = "output of " + command.arguments().get(0) + " " + process.pid();
        stdout = new OutputDrain(name + " (stdout)", started.stdout(), sink, KEPT_BYTES);
        stderr = new OutputDrain(name + " (stderr)", started.stderr(), sink, KEPT_BYTES);
    }

    CommandResult await() throws InterruptedException {
        boolean interrupted = false;
        while (true) {
            try {
                awaitEnd();
                break;
            } catch (InterruptedException stop) {
                if (command.ending() != Ending.NEVER) {
                    end();
                    throw stop;
                }
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new CommandResult(command, process.exitValue(), stdout.text(), stderr.text());
    }

    private void awaitEnd() throws InterruptedException {
        while (process.isAlive()) {
            checkTime();
            process.waitFor(untilNextLimit(), TimeUnit.NANOSECONDS);
        }
        while (isHeard(stdout) || isHeard(stderr)) {
            checkTime();
            stdout.await(PAUSE_MILLIS);
            stderr.await(PAUSE_MILLIS);
        }
    }

    private static boolean isHeard(OutputDrain drain) {
        return !drain.isDone() && !drain.isIdleFor(SILENCE);
    }

    private long untilNextLimit() {
        Duration next = expectedPassed ? command.longest() : command.expected();
        boolean noneLeft = longestPassed;
        return noneLeft ? Long.MAX_VALUE : Math.max(1, next.toNanos() - (System.nanoTime() - begin));
    }

    private void checkTime() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        if (!expectedPassed && elapsed.compareTo(command.expected()) >= 0) {
            expectedPassed = true;
            tell(command.expected());
        }
        if (!longestPassed && elapsed.compareTo(command.longest()) >= 0) {
            longestPassed = true;
            if (command.ending() != Ending.NEVER) {
                end();
                throw timeout();
            }
            tell(command.longest());
        }
    }

    private void tell(Duration limit) {
        try {
            overdue.overdue(command, limit);
        } catch (RuntimeException | LinkageError failure) {
            LOG.warn("the listener for overdue commands failed", failure);
        }
    }

    private void end() {
        int left = new ProcessEnding(started::alive).end(grace).size();
        if (left > 0) {
            LOG.warn("{} processes of '{}' could not be ended: they hang in the kernel", left, command);
        }
    }

    private MaintenanceException timeout() {
        String last = new CommandResult(command, 0, stdout.text(), stderr.text()).lastWords();
        return new MaintenanceException(
                Kind.TIMEOUT,
                "'" + command + "' did not end within " + seconds(command.longest()) + " s and was ended"
                        + (last.isEmpty() ? "" : "; the last it said was: " + last),
                "Run the command by hand to see what it waits for.");
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
