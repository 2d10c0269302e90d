package io.servermanager.docker.compose;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts nothing: answers a command by a word in it, and remembers it. */
final class AnsweringRunner implements CommandRunner {

    private record Answer(int exitCode, String stdout, String stderr) {}

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private boolean programMissing;

    /** What commands that have {@code argument} print; the answer given last counts. */
    AnsweringRunner answer(String argument, String stdout) {
        answers.put(argument, new Answer(0, stdout, ""));
        return this;
    }

    /** What commands that have {@code argument} print to standard error when they fail. */
    AnsweringRunner fail(String argument, int exitCode, String stderr) {
        answers.put(argument, new Answer(exitCode, "", stderr));
        return this;
    }

    void programMissing() {
        programMissing = true;
    }

    /** The commands that were run, as a person would type them. */
    List<String> lines() {
        return commands.stream().map(Command::toString).toList();
    }

    Command last() {
        return commands.get(commands.size() - 1);
    }

    @Override
    public CommandResult run(Command command, Consumer<String> lines) {
        commands.add(command);
        if (programMissing) {
            throw new MaintenanceException(MaintenanceException.Kind.UNAVAILABLE, "no program docker", "");
        }
        for (Map.Entry<String, Answer> answer : answers.entrySet()) {
            if (command.arguments().contains(answer.getKey())) {
                answer.getValue().stdout().lines().forEach(lines);
                answer.getValue().stderr().lines().forEach(lines);
                return new CommandResult(
                        command,
                        answer.getValue().exitCode(),
                        answer.getValue().stdout(),
                        answer.getValue().stderr());
            }
        }
        return new CommandResult(command, 0, "", "");
    }
}
