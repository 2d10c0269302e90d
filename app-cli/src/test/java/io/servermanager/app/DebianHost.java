package io.servermanager.app;

import io.servermanager.docker.lab.DebianRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Debian host with a repository of its own, on which the program is installed and runs as on any other. */
final class DebianHost implements AutoCloseable {

    private static final String HOME = "/opt/server-manager";

    final DebianRoot root;
    final AptRepository repository;

    private DebianHost(DebianRoot root) throws IOException, InterruptedException, NoSuchAlgorithmException {
        this.root = root;
        repository = new AptRepository(root);
        sources(AptRepository.sources());
        Files.createDirectories(root.path(HOME));
        shareJava();
        int number = 0;
        for (String entry : Program.classPath().split(File.pathSeparator)) {
            copy(
                    Path.of(entry),
                    root.path(HOME + "/" + number++ + "-" + Path.of(entry).getFileName()));
        }
        configure("lock-timeout: 1m");
    }

    static DebianHost open() throws IOException, InterruptedException, NoSuchAlgorithmException {
        DebianRoot root = DebianRoot.open();
        try {
            return new DebianHost(root);
        } catch (IOException | InterruptedException | NoSuchAlgorithmException | RuntimeException failure) {
            root.close();
            throw failure;
        }
    }

    /** Replaces the sources of packages. */
    void sources(String lines) throws IOException {
        Files.writeString(root.path("/etc/apt/sources.list"), lines);
    }

    /** Sets settings of the service {@code system}. */
    void configure(String settings) throws IOException {
        Path file = root.path(HOME + "/config.yaml");
        Files.writeString(
                file,
                "state: /var/lib/server-manager\nservices:\n  system: {" + settings + ", verify: {settle: 0s}}\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Publishes packages in the suite of the release, and installs them. */
    void install(SamplePackage... packages) throws IOException, InterruptedException, NoSuchAlgorithmException {
        repository.publish(AptRepository.RELEASE, packages);
        root.run("apt-get", "-q", "update");
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "--assume-yes", "install"));
        for (SamplePackage sample : packages) {
            command.add(sample.name() + "=" + sample.version());
        }
        root.run(command.toArray(String[]::new));
        root.run("apt-get", "clean");
    }

    /** Starts the program on this host. */
    Program start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", HOME + "/config.yaml"));
        String classPath;
        try (Stream<Path> entries = Files.list(root.path(HOME))) {
            classPath = entries.map(entry -> HOME + "/" + entry.getFileName())
                    .sorted()
                    .collect(Collectors.joining(":"));
        }
        return Program.start(
                Files.createDirectories(root.path("/var/tmp")),
                List.of("chroot", root.path().toString()),
                classPath,
                all);
    }

    /** Runs the program on this host, to its end. */
    Program.Ended run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    @Override
    public void close() {
        root.close();
    }

    /** Debian's Java has its configuration below /etc. */
    private void shareJava() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        root.share(java);
        if (!java.equals(Path.of(System.getProperty("java.home")))) {
            throw new IllegalStateException("java.home is a symbolic link");
        }
        Path configuration = java.resolve("conf/net.properties").toRealPath().getParent();
        if (!configuration.startsWith(java)) {
            root.share(configuration);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
