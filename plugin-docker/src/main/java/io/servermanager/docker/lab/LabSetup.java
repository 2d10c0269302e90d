package io.servermanager.docker.lab;

import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Makes a lab's directory. */
final class LabSetup {

    private LabSetup() {}

    static LabDirectory create(Path parent, LabTools tools, AddressPool networks) {
        try {
            Files.createDirectories(parent);
            // The owner's file is there before anything that would have to be taken away.
            Path root = Files.createTempDirectory(
                    parent,
                    LabDirectory.PREFIX,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            LabDirectory directory = new LabDirectory(root);
            LabOwner.thisProcess(networks).write(directory.owner());
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
}
