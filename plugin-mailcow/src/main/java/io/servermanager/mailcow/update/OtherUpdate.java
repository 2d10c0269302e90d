package io.servermanager.mailcow.update;

import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Is somebody else at work on Mailcow? Its scripts have no lock, and two at once destroy each other's work. */
final class OtherUpdate {

    private static final Path PROC = Path.of("/proc");
    private static final String BACKUP_CONTAINER = "mailcow-backup";

    private OtherUpdate() {}

    /**
     * Refuses while a script of the Mailcow in {@code directory} runs.
     *
     * @throws MaintenanceException of kind {@code BUSY}
     */
    static void refuse(Path directory, DockerEngine engine) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                String program = program(process);
                if (isScript(program) && isIn(process, directory, program)) {
                    throw new MaintenanceException(
                            Kind.BUSY,
                            "Mailcow's " + program + " is at work already, as process " + process.getFileName(),
                            "Wait until it has ended.");
                }
            }
        } catch (IOException unreadable) {
            throw new MaintenanceException(
                    Kind.UNAVAILABLE, "/proc cannot be read: " + unreadable.getMessage(), "", unreadable);
        }
        if (engine.inspect(BACKUP_CONTAINER).isPresent()) {
            throw new MaintenanceException(
                    Kind.BUSY,
                    "There is a container " + BACKUP_CONTAINER + ": Mailcow's backup is at work, or was broken off",
                    "Wait until it has ended; if none runs, remove it: docker rm -f " + BACKUP_CONTAINER + ".");
        }
    }

    /** The script that a shell runs; empty for other processes. */
    private static String program(Path process) {
        try {
            String[] arguments = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .split("\0");
            for (int i = 0; i < Math.min(2, arguments.length); i++) {
                if (isScript(arguments[i])) {
                    return arguments[i];
                }
            }
        } catch (IOException ended) {
            return "";
        }
        return "";
    }

    private static boolean isScript(String argument) {
        return argument.endsWith("/update.sh")
                || argument.equals("update.sh")
                || argument.endsWith("/backup_and_restore.sh");
    }

    private static boolean isIn(Path process, Path directory, String program) {
        if (program.startsWith(directory + "/")) {
            return true;
        }
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(directory.toRealPath());
        } catch (IOException ended) {
            return false;
        }
    }
}
