package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The one class that starts processes. */
final class ProcessLauncher {

    /**
     * Calls setsid(2) and then becomes the program, under the same process id: it forks only if it is the leader of a
     * process group, which a child of the JVM is not.
     */
    private static final String SETSID = "setsid";

    private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

    private final Map<String, String> environment;

    /** @param environment what every process is given besides what is inherited */
    ProcessLauncher(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Starts a program with its output in pipes. */
    StartedProcess start(Command command) {
        return start(command, Redirect.PIPE);
    }

    /** Starts a program with all of its output appended to a file. */
    StartedProcess start(Command command, File output) {
        return start(command, Redirect.appendTo(output));
    }

    private StartedProcess start(Command command, Redirect output) {
        List<String> arguments = new ArrayList<>(List.of(SETSID));
        arguments.addAll(command.arguments());
        String mark = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .redirectInput(NOTHING)
                .redirectOutput(output)
                .redirectErrorStream(!output.equals(Redirect.PIPE));
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        Map<String, String> variables = builder.environment();
        variables.put("LC_ALL", "C");
        variables.putAll(environment);
        variables.putAll(command.environment());
        variables.put(ProcessMarks.COMMAND, mark);
        if (command.ending() == Command.Ending.NEVER) {
            variables.put(ProcessMarks.ENDING, ProcessMarks.NEVER);
        }
        ProgramSearch.check(command, variables);
        try {
            return new StartedProcess(builder.start(), mark);
        } catch (IOException notStarted) {
            throw new MaintenanceException(
                    Kind.UNAVAILABLE,
                    "'" + command + "' cannot be started: " + notStarted.getMessage(),
                    "Check that the program '" + SETSID + "' (package util-linux) is installed.",
                    notStarted);
        }
    }
}
