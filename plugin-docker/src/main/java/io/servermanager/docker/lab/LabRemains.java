package io.servermanager.docker.lab;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a lab away, whatever state it is in: processes, networks, control groups, directory. Mounts go with the
 * processes. Nothing in a lab is worth an orderly end.
 */
final class LabRemains {

    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LabDirectory directory;
    private final CommandRunner commands;

    LabRemains(LabDirectory directory, CommandRunner commands) {
        this.directory = directory;
        this.commands = commands;
    }

    void remove() throws InterruptedException {
        try {
            killProcesses();
            removeNetworks();
            removeControlGroups();
            DirectoryTree.delete(directory.root());
        } catch (IOException failure) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.FAILED,
                    "The lab in " + directory.root() + " cannot be removed: " + failure + ".",
                    "Remove the directory by hand.",
                    failure);
        }
    }

    private void killProcesses() throws InterruptedException {
        LabProcesses processes = new LabProcesses(directory);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        // More than once: a shim may start something between the look and the signal.
        for (List<ProcessHandle> found = processes.find(); !found.isEmpty(); found = processes.find()) {
            found.forEach(ProcessHandle::destroyForcibly);
            if (System.nanoTime() > deadline) {
                throw new MaintenanceException(
                        MaintenanceException.Kind.TIMEOUT,
                        "Processes of the lab in " + directory.root() + " do not end: " + found + ".",
                        "Look what they wait for: ps -o pid,stat,wchan,args.");
            }
            Thread.sleep(5);
        }
    }

    /** The bridges outlive the engine; what connects them to containers is gone with the containers. */
    private void removeNetworks() throws IOException, InterruptedException {
        for (String bridge : LabBridges.of(directory)) {
            commands.run(Command.changes(directory.busybox().toString(), "ip", "link", "delete", bridge));
        }
    }

    /** In cgroup v1 there is one in every hierarchy. */
    private void removeControlGroups() throws IOException, InterruptedException {
        List<Path> groups = new ArrayList<>(List.of(CGROUPS.resolve(directory.name())));
        try (DirectoryStream<Path> hierarchies = Files.newDirectoryStream(CGROUPS, Files::isDirectory)) {
            hierarchies.forEach(hierarchy -> groups.add(hierarchy.resolve(directory.name())));
        }
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (Path group : groups) {
            // A group is busy until its last process is reaped.
            while (!removeGroup(group) && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
        }
    }

    private static boolean removeGroup(Path group) {
        if (!Files.isDirectory(group)) {
            return true;
        }
        try (Stream<Path> groups = Files.walk(group)) {
            for (Path each : groups.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.deleteIfExists(each);
            }
            return true;
        } catch (IOException | UncheckedIOException busy) {
            return false;
        }
    }
}
