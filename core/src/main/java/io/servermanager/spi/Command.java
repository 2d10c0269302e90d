package io.servermanager.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program and its arguments; never a shell line. Started with standard input closed and {@code LC_ALL=C}.
 *
 * @param arguments the program and its arguments
 * @param effect whether it only reads
 * @param environment variables beside those inherited
 * @param directory where it is started, if that matters
 * @param expected after this time it is reported as overdue
 * @param longest after this time it is ended
 * @param ending how it is ended
 */
public record Command(
        List<String> arguments,
        Effect effect,
        Map<String, String> environment,
        Optional<Path> directory,
        Duration expected,
        Duration longest,
        Ending ending) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    /** A command that only reads: expected within 10 seconds, ended after a minute. */
    public static Command reads(String... arguments) {
        return of(Effect.READS, List.of(arguments), Duration.ofSeconds(10), Duration.ofMinutes(1));
    }

    /** A command that changes something: expected within 2 minutes, ended after half an hour. */
    public static Command changes(String... arguments) {
        return of(Effect.CHANGES, List.of(arguments), Duration.ofMinutes(2), Duration.ofMinutes(30));
    }

    private static Command of(Effect effect, List<String> arguments, Duration expected, Duration longest) {
        return new Command(arguments, effect, Map.of(), Optional.empty(), expected, longest, Ending.KILL_AFTER_GRACE);
    }

    /** This command with more arguments. */
    public Command and(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new Command(all, effect, environment, directory, expected, longest, ending);
    }

    /** This command with a variable more. */
    public Command with(String variable, String value) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put(variable, value);
        return new Command(arguments, effect, all, directory, expected, longest, ending);
    }

    /** This command, started in {@code newDirectory}. */
    public Command in(Path newDirectory) {
        return new Command(arguments, effect, environment, Optional.of(newDirectory), expected, longest, ending);
    }

    /** This command with other bounds of time. */
    public Command within(Duration newExpected, Duration newLongest) {
        return new Command(arguments, effect, environment, directory, newExpected, newLongest, ending);
    }

    /** This command, never killed: past its longest time it is reported and waited for. */
    public Command neverKilled() {
        return new Command(arguments, effect, environment, directory, expected, longest, Ending.NEVER);
    }

    /** The command as a person would type it, quoted where needed; for messages only. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        for (String argument : arguments) {
            line.append(line.length() == 0 ? "" : " ");
            boolean plain = argument.matches("[A-Za-z0-9_@%+=:,./-]+");
            line.append(plain ? argument : "'" + argument.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }

    /** Whether a command only reads. */
    public enum Effect {
        /** It changes nothing; allowed in status and preview. */
        READS,
        /** It may change something. */
        CHANGES
    }

    /** How a command is ended at its longest time. */
    public enum Ending {
        /** SIGTERM, ten seconds of grace, SIGKILL, for all processes that it started. */
        KILL_AFTER_GRACE,
        /** SIGTERM is not sent, nor SIGKILL: package managers and migrations are waited for. */
        NEVER
    }
}
