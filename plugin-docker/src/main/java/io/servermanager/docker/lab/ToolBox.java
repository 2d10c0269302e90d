package io.servermanager.docker.lab;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the lab's programs: the machine's own where it has them, otherwise from its distribution's packages. */
final class ToolBox {

    /** Where the docker command line looks for plugins by itself, see cli-plugins/manager in docker/cli. */
    private static final List<String> PLUGIN_DIRECTORIES = List.of(
            "/usr/local/lib/docker/cli-plugins",
            "/usr/local/libexec/docker/cli-plugins",
            "/usr/lib/docker/cli-plugins",
            "/usr/libexec/docker/cli-plugins");

    private static final String COMPOSE = "docker-compose";

    private final PackageCache packages;
    private final CommandRunner commands;
    private final OsRelease release;

    ToolBox(PackageCache packages, CommandRunner commands, OsRelease release) {
        this.packages = packages;
        this.commands = commands;
        this.release = release;
    }

    LabTools prepare() throws InterruptedException {
        Programs machine = Programs.ofMachine();
        Programs engine = machine;
        List<Path> libraries = List.of();
        if (!machine.has("dockerd", "docker-proxy", "containerd", "containerd-shim-runc-v2", "runc")) {
            engine = downloadedEngine();
            libraries = downloadedLibraries(engine);
        }
        return new LabTools(
                engine.directories(),
                libraries,
                dockerCommand(machine),
                composePlugin(),
                registry(machine),
                Programs.ofPackage(packages.require("busybox-static")).require("busybox"));
    }

    private Programs downloadedEngine() throws InterruptedException {
        Programs docker = Programs.ofPackage(packages.require("docker.io"));
        Programs containerd = Programs.ofPackage(packages.require("containerd"));
        Programs runc = Programs.ofPackage(packages.require("runc"));
        return Programs.in(Stream.of(docker, containerd, runc)
                .flatMap(programs -> programs.directories().stream())
                .toList());
    }

    private List<Path> downloadedLibraries(Programs engine) throws InterruptedException {
        String deviceMapper = "libdevmapper1.02.1";
        boolean downloaded = packages.cached(deviceMapper).isPresent();
        if (!downloaded && runs(engine.require("dockerd"))) {
            return List.of();
        }
        Path root = packages.require(deviceMapper);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().startsWith("libdevmapper.so"))
                    .map(file -> Objects.requireNonNull(file.getParent()))
                    .distinct()
                    .toList();
        } catch (IOException failure) {
            throw unreadable(root, failure);
        }
    }

    private boolean runs(Path program) throws InterruptedException {
        return commands.run(Command.reads(program.toString(), "--version")).succeeded();
    }

    private Path dockerCommand(Programs machine) throws InterruptedException {
        Optional<Path> installed = machine.find("docker");
        if (installed.isPresent()) {
            return installed.get();
        }
        // Since Debian 13 the command line is a package of its own.
        Optional<Path> withEngine =
                Programs.ofPackage(packages.require("docker.io")).find("docker");
        return withEngine.isPresent()
                ? withEngine.get()
                : Programs.ofPackage(packages.require("docker-cli")).require("docker");
    }

    private Path registry(Programs machine) throws InterruptedException {
        Optional<Path> installed = machine.find("docker-registry");
        return installed.isPresent()
                ? installed.get()
                : Programs.ofPackage(packages.require("docker-registry")).require("docker-registry");
    }

    /** The Compose plugin that has to be shown to the command line; empty if it finds one by itself. */
    private Optional<Path> composePlugin() throws InterruptedException {
        if (PLUGIN_DIRECTORIES.stream().anyMatch(directory -> Files.isExecutable(Path.of(directory, COMPOSE)))) {
            return Optional.empty();
        }
        String home = Objects.requireNonNullElse(System.getenv("HOME"), "/root");
        String configuration = Objects.requireNonNullElse(System.getenv("DOCKER_CONFIG"), home + "/.docker");
        Path ofUser = Path.of(configuration, "cli-plugins", COMPOSE);
        return Optional.of(Files.isExecutable(ofUser) ? ofUser.toAbsolutePath() : downloadedCompose());
    }

    private Path downloadedCompose() throws InterruptedException {
        String name = release.id().equals("ubuntu") ? "docker-compose-v2" : COMPOSE;
        Path root = packages.require(name, composeSources(name));
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(Path.of("cli-plugins", COMPOSE)))
                    .findFirst()
                    .orElseThrow(() -> new MaintenanceException(
                            MaintenanceException.Kind.UNAVAILABLE,
                            "The package " + name + " of this release holds no Compose v2.",
                            "Install Docker Compose v2 (the docker-compose-plugin package)."));
        } catch (IOException failure) {
            throw unreadable(root, failure);
        }
    }

    private AptSources composeSources(String name) throws InterruptedException {
        // Debian 12 has only Compose v1; the next release's package needs nothing that Debian 12 lacks.
        boolean tooOld = release.codename().equals("bookworm")
                && packages.cached(name).isEmpty()
                && packages.offeredVersion(name)
                        .filter(v -> !v.startsWith("1."))
                        .isEmpty();
        return tooOld ? AptSources.ofRelease("bookworm", "trixie") : AptSources.ofMachine();
    }

    private static MaintenanceException unreadable(Path root, IOException failure) {
        return new MaintenanceException(
                MaintenanceException.Kind.FAILED,
                "The unpacked package " + root + " cannot be read: " + failure.getMessage() + ".",
                "Remove it, so that it is downloaded again.",
                failure);
    }
}
