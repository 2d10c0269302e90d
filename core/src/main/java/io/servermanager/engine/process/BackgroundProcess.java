package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A daemon in the foreground that this program started and ends, such as the lab's Docker Engine. It goes on when this
 * program is killed: give it a variable of your own and use {@link MarkedProcesses} to find it again.
 *
 * <p>Safe for use by several threads.
 */
public final class BackgroundProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration GRACE_OF_THE_REST = Duration.ofSeconds(2);

    private final Command command;
    private final StartedProcess started;

    private BackgroundProcess(Command command, StartedProcess started) {
        this.command = command;
        this.started = started;
    }

    /**
     * Starts a program with standard input closed and all of its output appended to {@code logFile}. The command's
     * bounds of time do not matter.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} if it cannot be started
     */
    public static BackgroundProcess start(Command command, Path logFile) {
        return new BackgroundProcess(command, new ProcessLauncher(Map.of()).start(command, logFile.toFile()));
    }

    /** Its process id. */
    public long pid() {
        return started.process().pid();
    }

    /** Whether the program itself still runs. */
    public boolean isAlive() {
        return started.process().isAlive();
    }

    /**
     * Its exit code, 128 + n if signal n ended it.
     *
     * @throws IllegalThreadStateException if it still runs
     */
    public int exitCode() {
        return started.process().exitValue();
    }

    /**
     * Sends SIGTERM to the program, which ends what it started. What is alive once it has ended, or after {@code grace},
     * is ended as well, by SIGKILL if need be. Is not ended early by an interrupt, which is kept.
     */
    public void terminate(Duration grace) {
        started.process().destroy();
        long deadline = System.nanoTime() + grace.toNanos();
        while (isAlive() && System.nanoTime() < deadline) {
            ProcessEnding.pause();
        }
        new ProcessEnding(started::alive).end(GRACE_OF_THE_REST);
    }

    /** Like {@link #terminate} with ten seconds of grace. */
    @Override
    public void close() {
        terminate(GRACE);
    }

    /** The command, for messages. */
    @Override
    public String toString() {
        return command.toString();
    }
}
