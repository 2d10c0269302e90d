package io.servermanager.docker.lab;

import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Makes a lab's directory. */
final class LabSetup {

    private LabSetup() {}

    static LabDirectory create(Path parent, LabTools tools) {
        try {
            Files.createDirectories(parent);
            Path root = rootWithOwner(parent);
            LabDirectory directory = new LabDirectory(root);
            Files.createSymbolicLink(directory.busybox(), tools.busybox());
            Files.createDirectories(directory.dockerConfig());
            Optional<Path> compose = tools.composePlugin();
            if (compose.isPresent()) {
                Path plugins = Files.createDirectory(directory.dockerConfig().resolve("cli-plugins"));
                Files.createSymbolicLink(plugins.resolve("docker-compose"), compose.get());
            }
            return directory;
        } catch (IOException failure) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.FAILED,
                    "No lab can be made in " + parent + ": " + failure.getMessage() + ".",
                    "Make room there, or choose another directory.",
                    failure);
        }
    }

    /** The directory gets its name only with its owner's file in it: one without is taken away as nobody's. */
    private static Path rootWithOwner(Path parent) throws IOException {
        Path unnamed = Files.createTempDirectory(
                parent,
                ".new-lab-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        LabOwner.thisProcess().write(new LabDirectory(unnamed).owner());
        String unique = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        return Files.move(unnamed, parent.resolve(LabDirectory.PREFIX + unique), StandardCopyOption.ATOMIC_MOVE);
    }
}
