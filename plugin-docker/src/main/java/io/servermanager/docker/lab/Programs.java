package io.servermanager.docker.lab;

import io.servermanager.spi.MaintenanceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs found by name.
 *
 * @param directories the directories that are searched, in this order
 */
record Programs(List<Path> directories) {

    /** Those that root's shell finds on this machine. */
    static Programs ofMachine() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return new Programs(Stream.concat(
                        Arrays.stream(path.split(":")),
                        Stream.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"))
                .filter(directory -> directory.startsWith("/"))
                .distinct()
                .map(Path::of)
                .toList());
    }

    /** Those in {@code directories}. */
    static Programs in(List<Path> directories) {
        return new Programs(directories);
    }

    /** Those of an unpacked package. */
    static Programs ofPackage(Path root) {
        return new Programs(Stream.of("usr/sbin", "usr/bin", "sbin", "bin")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .toList());
    }

    Optional<Path> find(String name) {
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    boolean has(String... names) {
        return Arrays.stream(names).allMatch(name -> find(name).isPresent());
    }

    Path require(String name) {
        return find(name)
                .orElseThrow(() -> new MaintenanceException(
                        MaintenanceException.Kind.UNAVAILABLE,
                        "The program " + name + " was not found in " + directories + ".",
                        "Remove the lab's tool cache, so that it is downloaded again, or install it."));
    }
}
