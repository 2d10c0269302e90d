package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Looks whether a command's program can be started, to say clearly why not. */
final class ProgramSearch {

    /** Where execvp(3) looks if PATH is not set. */
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private ProgramSearch() {}

    /**
     * Checks that the program and the directory are there.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} if not
     */
    static void check(Command command, Map<String, String> environment) {
        command.directory().ifPresent(directory -> {
            if (!Files.isDirectory(directory)) {
                throw new MaintenanceException(
                        Kind.UNAVAILABLE,
                        "the directory " + directory + ", where '" + command + "' was to be started, does not exist",
                        "Create it, or correct the configuration.");
            }
        });
        String program = command.arguments().get(0);
        if (!program.contains("/")) {
            checkOnPath(program, environment.getOrDefault("PATH", DEFAULT_PATH));
            return;
        }
        Path file = command.directory().orElse(Path.of("")).resolve(program);
        if (!isProgram(file)) {
            boolean there = Files.exists(file);
            throw new MaintenanceException(
                    Kind.UNAVAILABLE,
                    "the program " + file + (there ? " is not executable" : " does not exist"),
                    there ? "Run 'chmod +x " + file + "'." : "Install it, or correct its path.");
        }
    }

    private static void checkOnPath(String program, String path) {
        for (String directory : path.split(File.pathSeparator)) {
            if (isProgram(Path.of(directory).resolve(program))) {
                return;
            }
        }
        throw new MaintenanceException(
                Kind.UNAVAILABLE,
                "the program '" + program + "' is not installed (not found in " + path + ")",
                "Install it with the system's package manager, or add its directory to PATH.");
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
