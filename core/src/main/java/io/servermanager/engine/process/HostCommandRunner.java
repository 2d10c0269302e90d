package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs commands on this host. Of each output stream the first 8 MiB are kept; lines beyond are only passed on. The
 * consumer of lines is called by other threads than the caller's, but never by two at once; if it throws it gets no
 * more lines.
 *
 * <p>A command has ended when its program has, even if something that it left running holds the pipes open: what that
 * writes is read for two more seconds of silence.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class HostCommandRunner implements CommandRunner {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;

    private final Map<String, String> environment;
    private final OverdueListener overdue;
    private final Duration grace;

    /** A runner that tells nobody when a command is overdue. */
    public HostCommandRunner() {
        this(Map.of(), OverdueListener.NONE, GRACE);
    }

    private HostCommandRunner(Map<String, String> environment, OverdueListener overdue, Duration grace) {
        this.environment = Map.copyOf(environment);
        this.overdue = overdue;
        this.grace = grace;
    }

    /** This runner, giving every command these variables; a command's own ones win. */
    public HostCommandRunner withEnvironment(Map<String, String> variables) {
        return new HostCommandRunner(variables, overdue, grace);
    }

    /** This runner, telling {@code listener} when a command takes longer than expected. */
    public HostCommandRunner withOverdueListener(OverdueListener listener) {
        return new HostCommandRunner(environment, listener, grace);
    }

    /** This runner with another time between SIGTERM and SIGKILL than ten seconds. */
    public HostCommandRunner withGrace(Duration newGrace) {
        return new HostCommandRunner(environment, overdue, newGrace);
    }

    @Override
    public CommandResult run(Command command, Consumer<String> lines) throws InterruptedException {
        CommandResult result = runOnce(command, lines);
        boolean endedByOurSignal = result.exitCode() == 128 + SIGHUP || result.exitCode() == 128 + SIGINT;
        // A signal to our own process group may have met it before it had a session of its own.
        return endedByOurSignal && command.effect() == Command.Effect.READS ? runOnce(command, lines) : result;
    }

    private CommandResult runOnce(Command command, Consumer<String> lines) throws InterruptedException {
        StartedProcess started = new ProcessLauncher(environment).start(command);
        return new RunningCommand(command, started, lines, overdue, grace).await();
    }
}
