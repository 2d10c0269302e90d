package io.servermanager.docker.lab;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Packages of the machine's distribution, downloaded and unpacked into a directory each, never installed. Safe for use
 * by several processes at once.
 */
final class PackageCache {

    private final Path directory;
    private final CommandRunner commands;
    private final Consumer<String> progress;

    PackageCache(Path directory, CommandRunner commands, Consumer<String> progress) {
        this.directory = directory;
        this.commands = commands;
        this.progress = progress;
    }

    /** The root of an unpacked package, if it is there already. */
    Optional<Path> cached(String name) {
        return Optional.of(directory.resolve(name)).filter(Files::isDirectory);
    }

    /**
     * The root of an unpacked package, downloaded if need be.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} when the machine's package sources do not have it
     */
    Path require(String name) throws InterruptedException {
        return require(name, AptSources.ofMachine());
    }

    /** As {@link #require(String)}, from other package sources than the machine's. */
    Path require(String name, AptSources sources) throws InterruptedException {
        Optional<Path> there = cached(name);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            Files.createDirectories(directory);
            try (FileChannel file = FileChannel.open(
                            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = file.lock()) {
                return lock.isValid() && cached(name).isPresent() ? directory.resolve(name) : download(name, sources);
            }
        } catch (IOException failure) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.FAILED,
                    "The package " + name + " cannot be unpacked into " + directory + ": " + failure.getMessage() + ".",
                    "Make room there, or name another directory with " + LabOptions.CACHE_VARIABLE + ".",
                    failure);
        }
    }

    /** The version that the machine's package sources offer; empty if they do not know the package. */
    Optional<String> offeredVersion(String name) throws InterruptedException {
        return commands.run(Command.reads("apt-cache", "policy", name))
                .stdout()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Candidate:"))
                .map(line -> line.substring("Candidate:".length()).strip())
                .filter(version -> !version.equals("(none)"))
                .findFirst();
    }

    private Path download(String name, AptSources sources) throws IOException, InterruptedException {
        progress.accept("Downloading " + name);
        Path work = Files.createTempDirectory(directory, ".download-");
        try {
            Path archive = fetch(name, sources, work);
            Path unpacked = Files.createDirectory(work.resolve("unpacked"));
            commands.run(Command.changes("dpkg-deb", "--extract", archive.toString(), unpacked.toString()))
                    .orThrow();
            return Files.move(unpacked, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            DirectoryTree.delete(work);
        }
    }

    private Path fetch(String name, AptSources sources, Path work) throws IOException, InterruptedException {
        Path sourcesDirectory = Files.createDirectory(work.resolve("apt"));
        List<String> options = sources.options(sourcesDirectory);
        Path target = Files.createDirectory(work.resolve("archive"));
        Command download = aptGet(options).and("download", name).in(target);
        if (sources.needUpdate() || !commands.run(download).succeeded()) {
            // Incomplete lists are no reason to give up: another of the machine's sources may be out of reach.
            commands.run(aptGet(options).and("update"));
            commands.run(download).orThrow();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new MaintenanceException(
                            MaintenanceException.Kind.UNAVAILABLE,
                            "apt-get downloaded nothing for the package " + name + ".",
                            "Check the machine's package sources with apt-get update."));
        }
    }

    private static Command aptGet(List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("-q"));
        arguments.addAll(options);
        // Without this option apt wants to download as another user, who may not write here, and warns.
        arguments.addAll(List.of("-o", "APT::Sandbox::User=root"));
        return Command.changes("apt-get").and(arguments.toArray(String[]::new));
    }
}
