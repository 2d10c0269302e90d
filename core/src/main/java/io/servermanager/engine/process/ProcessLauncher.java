package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import io.servermanager.spi.Command.Ending;
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

    private static final int ATTEMPTS = 3;

    private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

    private final Map<String, String> environment;

    /** @param environment what every process is given besides what is inherited */
    ProcessLauncher(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Starts a program whose output is read: through pipes, or files if it must outlive this program. */
    StartedProcess start(Command command) {
        ProcessBuilder builder = builder(command);
        return command.ending() == Ending.NEVER ? startWithFiles(command, builder) : startWithPipes(command, builder);
    }

    /** Starts a program with all of its output appended to a file; its streams are empty. */
    StartedProcess start(Command command, File output) {
        ProcessBuilder builder =
                builder(command).redirectOutput(Redirect.appendTo(output)).redirectErrorStream(true);
        return startWithPipes(command, builder);
    }

    private static StartedProcess startWithPipes(Command command, ProcessBuilder builder) {
        try {
            Process process = spawn(builder);
            return new StartedProcess(process, mark(builder), process.getInputStream(), process.getErrorStream());
        } catch (IOException failure) {
            throw notStarted(command, failure);
        }
    }

    private static StartedProcess startWithFiles(Command command, ProcessBuilder builder) {
        try {
            OutputFile stdout = new OutputFile();
            OutputFile stderr = new OutputFile();
            try {
                Process process = spawn(builder.redirectOutput(stdout.file()).redirectError(stderr.file()));
                return new StartedProcess(process, mark(builder), stdout.follow(process), stderr.follow(process));
            } finally {
                stdout.delete();
                stderr.delete();
            }
        } catch (IOException failure) {
            throw notStarted(command, failure);
        }
    }

    /**
     * Until the child has become the program, a signal to this program's process group, such as that of a lost terminal,
     * ends it as well. Then nothing has run yet, and it can be tried again.
     */
    private static Process spawn(ProcessBuilder builder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return builder.start();
            } catch (IOException failure) {
                if (attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private ProcessBuilder builder(Command command) {
        List<String> arguments = new ArrayList<>(List.of(SETSID));
        arguments.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(arguments).redirectInput(NOTHING);
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        Map<String, String> variables = builder.environment();
        variables.put("LC_ALL", "C");
        variables.putAll(environment);
        variables.putAll(command.environment());
        variables.put(ProcessMarks.COMMAND, UUID.randomUUID().toString());
        if (command.ending() == Ending.NEVER) {
            variables.put(ProcessMarks.ENDING, ProcessMarks.NEVER);
        } else {
            variables.remove(ProcessMarks.ENDING);
        }
        ProgramSearch.check(command, variables);
        return builder;
    }

    private static String mark(ProcessBuilder builder) {
        return String.valueOf(builder.environment().get(ProcessMarks.COMMAND));
    }

    private static MaintenanceException notStarted(Command command, IOException failure) {
        return new MaintenanceException(
                Kind.UNAVAILABLE,
                "'" + command + "' cannot be started: " + failure.getMessage(),
                "Check that the program '" + SETSID + "' (package util-linux) is installed and that "
                        + System.getProperty("java.io.tmpdir") + " can be written.",
                failure);
    }
}
