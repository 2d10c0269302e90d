package io.servermanager.testing;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A command runner that starts nothing: it answers by a script and keeps book of what it was asked. A command that is
 * not in the script fails the test. Safe for use by several threads.
 *
 * <pre>{@code
 * ScriptedCommandRunner host = new ScriptedCommandRunner();
 * host.on("docker", "compose", "ps").answer("[]");
 * host.on("docker", "pull").fail(1, "no such image").answer("pulled");
 * }</pre>
 */
public final class ScriptedCommandRunner implements CommandRunner {

    private final List<Script> scripts = new ArrayList<>();
    private final List<Command> calls = new ArrayList<>();

    /** Begins the answers to commands that begin with these words; the longest beginning that fits is taken. */
    public synchronized Script on(String... beginning) {
        Script script = new Script(List.of(beginning));
        scripts.add(0, script);
        return script;
    }

    @Override
    public CommandResult run(Command command, Consumer<String> lines) {
        Function<Command, CommandResult> answer;
        synchronized (this) {
            calls.add(command);
            answer = scriptFor(command).next();
        }
        CommandResult result = answer.apply(command);
        result.stdout().lines().forEach(lines);
        result.stderr().lines().forEach(lines);
        return result;
    }

    /** All commands that were asked for, in order. */
    public synchronized List<Command> calls() {
        return List.copyOf(calls);
    }

    /** All commands that were asked for, in order, as people would type them. */
    public synchronized List<String> lines() {
        return calls.stream().map(Command::toString).toList();
    }

    private Script scriptFor(Command command) {
        Script best = null;
        for (Script script : scripts) {
            if (script.fits(command) && (best == null || script.beginning.size() > best.beginning.size())) {
                best = script;
            }
        }
        if (best == null) {
            throw new AssertionError("unexpected command: " + command + "\nexpected are those that begin with: "
                    + scripts.stream().map(script -> script.beginning).toList());
        }
        return best;
    }

    /** The answers to one kind of command, one after the other; the last one stays. */
    public static final class Script {
        private final List<String> beginning;
        private final List<Function<Command, CommandResult>> answers = new ArrayList<>();
        private int asked;

        private Script(List<String> beginning) {
            this.beginning = beginning;
        }

        /** Next, the command succeeds with this standard output. */
        public Script answer(String stdout) {
            return then(command -> new CommandResult(command, 0, stdout, ""));
        }

        /** Next, the command ends with this exit code and standard error. */
        public Script fail(int exitCode, String stderr) {
            return then(command -> new CommandResult(command, exitCode, "", stderr));
        }

        /** Next, the command cannot be run. */
        public Script refuse(MaintenanceException failure) {
            return then(command -> {
                throw failure;
            });
        }

        /** Next, what {@code answer} says, which may also act on what the test simulates. */
        public synchronized Script then(Function<Command, CommandResult> answer) {
            answers.add(answer);
            return this;
        }

        private boolean fits(Command command) {
            List<String> arguments = command.arguments();
            return arguments.size() >= beginning.size()
                    && arguments.subList(0, beginning.size()).equals(beginning);
        }

        private synchronized Function<Command, CommandResult> next() {
            if (answers.isEmpty()) {
                throw new AssertionError("no answer is given for commands that begin with " + beginning);
            }
            return answers.get(Math.min(asked++, answers.size() - 1));
        }
    }
}
