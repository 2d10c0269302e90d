package io.servermanager.docker.lab;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The root of a Debian system of the machine's own release, in which programs run by chroot(8): the minimal one with
 * unattended-upgrades, without the security suite, made by debootstrap(8) once and kept in the lab's cache. Each is a
 * writable layer of its own over that. Only root can have one.
 */
public final class DebianRoot implements AutoCloseable {

    private static final String PACKAGES = "unattended-upgrades";
    private static final HostCommandRunner HOST = new HostCommandRunner();

    private final Path directory;
    private final Path root;
    private final List<Path> mounts = new ArrayList<>();

    private DebianRoot(Path directory) throws IOException {
        this.directory = directory;
        root = Files.createDirectory(directory.resolve("root"));
    }

    /** Skips tests where there can be none, with the reason; with {@code CI=true} in the environment they fail. */
    public static void require(String tests) {
        Optional<String> reason = Lab.unsupportedReason();
        if (reason.isEmpty() && !OsRelease.ofMachine().id().equals("debian")) {
            reason = Optional.of("the machine is no Debian");
        }
        LabExtension.check(reason, Boolean.parseBoolean(System.getenv("CI")), tests);
    }

    /** The name of its release, such as {@code bookworm}. */
    public static String codename() {
        return OsRelease.ofMachine().codename();
    }

    /** A fresh one. */
    public static DebianRoot open() throws IOException, InterruptedException {
        Path base = base();
        Path directory = Files.createTempDirectory(LabOptions.defaults().parent(), "server-manager-root-");
        DebianRoot made = new DebianRoot(directory);
        try {
            Path upper = Files.createDirectory(directory.resolve("upper"));
            Path work = Files.createDirectory(directory.resolve("work"));
            made.mount(
                    made.root,
                    "-t",
                    "overlay",
                    "-o",
                    "lowerdir=" + base + ",upperdir=" + upper + ",workdir=" + work,
                    "overlay");
            made.mount(made.root.resolve("proc"), "-t", "proc", "proc");
            made.mount(made.root.resolve("dev/pts"), "-t", "devpts", "devpts");
            Files.copy(
                    Path.of("/etc/resolv.conf"),
                    made.root.resolve("etc/resolv.conf"),
                    StandardCopyOption.REPLACE_EXISTING);
            return made;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            made.close();
            throw failure;
        }
    }

    /** Where it is, seen from outside. */
    public Path path() {
        return root;
    }

    /** A file or directory in it. */
    public Path path(String inside) {
        return root.resolve(inside.substring(1));
    }

    /** Lets the same directory of the machine be seen in it, read-only. */
    public void share(Path ofMachine) throws IOException, InterruptedException {
        Path inside = Files.createDirectories(path(ofMachine.toString()));
        mount(inside, "--bind", ofMachine.toString());
        HOST.run(Command.changes("mount", "-o", "remount,bind,ro", inside.toString()))
                .orThrow();
    }

    /** Mounts a small file system in memory at a directory of it. */
    public void smallDisk(String inside, int mebibytes) throws IOException, InterruptedException {
        mount(Files.createDirectories(path(inside)), "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs");
    }

    /** Runs a command in it, which must succeed, and returns its output. */
    public String run(String... command) throws InterruptedException {
        return attempt(command).orThrow().stdout();
    }

    /** Runs a command in it. */
    public CommandResult attempt(String... command) throws InterruptedException {
        return HOST.run(Command.changes("chroot", root.toString())
                .and(command)
                .with("DEBIAN_FRONTEND", "noninteractive")
                .with("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
                .within(Duration.ofMinutes(2), Duration.ofMinutes(15)));
    }

    /** The packages that are installed, with their versions and whether they count as installed automatically. */
    public List<String> packages() throws InterruptedException {
        List<String> automatic = run("apt-mark", "showauto").lines().toList();
        return run("dpkg-query", "--show", "--showformat=${Package} ${Version} ${db:Status-Abbrev}\\n")
                .lines()
                .map(line -> line.strip() + (automatic.contains(line.split(" ")[0]) ? " automatic" : ""))
                .toList();
    }

    /** The installed version of a package; empty if it is not installed. */
    public String version(String name) throws InterruptedException {
        return packages().stream()
                .filter(line -> line.startsWith(name + " ") && line.contains(" ii"))
                .map(line -> line.split(" ")[1])
                .findFirst()
                .orElse("");
    }

    /** The machine's own source of security fixes, as a line for sources.list(5). */
    public static String securitySource() throws InterruptedException {
        return source("Debian-Security");
    }

    private void mount(Path target, String... arguments) throws InterruptedException {
        HOST.run(Command.changes("mount").and(arguments).and(target.toString())).orThrow();
        mounts.add(target);
    }

    @Override
    public void close() {
        Collections.reverse(mounts);
        try {
            ProcessHandle.allProcesses().filter(this::runsHere).forEach(ProcessHandle::destroyForcibly);
            for (Path mount : mounts) {
                unmount(mount);
            }
            // What is still mounted may be a directory of the machine: then nothing is deleted.
            if (!Files.readString(Path.of("/proc/self/mounts")).contains(" " + directory + "/")) {
                DirectoryTree.delete(directory);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(directory + " cannot be removed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + directory + " was removed", interrupted);
        }
    }

    /** What was just killed may hold it for a moment. */
    private static void unmount(Path mount) throws InterruptedException {
        for (int attempt = 0; attempt < 50; attempt++) {
            if (HOST.run(Command.changes("umount", mount.toString())).succeeded()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean runsHere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "root"))
                    .equals(root);
        } catch (IOException endedOrOfTheKernel) {
            return false;
        }
    }

    private static Path base() throws IOException, InterruptedException {
        Path cache = LabOptions.defaults().toolCache();
        Path base = cache.resolve("debian-" + codename());
        Files.createDirectories(cache);
        try (FileChannel file = FileChannel.open(
                        cache.resolve(".debian.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (lock.isValid() && !Files.isDirectory(base)) {
                bootstrap(cache, base);
            }
        }
        return base;
    }

    private static void bootstrap(Path cache, Path base) throws IOException, InterruptedException {
        Path unpacked = new PackageCache(cache, HOST, line -> {}).require("debootstrap");
        Path made = Files.createTempDirectory(cache, ".debian-");
        try {
            HOST.run(Command.changes(
                                    unpacked.resolve("usr/sbin/debootstrap").toString(),
                                    "--variant=minbase",
                                    "--include=" + PACKAGES,
                                    codename(),
                                    made.toString(),
                                    source("Debian").split(" ")[1])
                            .with(
                                    "DEBOOTSTRAP_DIR",
                                    unpacked.resolve("usr/share/debootstrap").toString())
                            .within(Duration.ofMinutes(5), Duration.ofMinutes(25)))
                    .orThrow();
            HOST.run(Command.changes("chroot", made.toString(), "apt-get", "clean"))
                    .orThrow();
            Files.move(made, base);
        } finally {
            DirectoryTree.delete(made);
        }
    }

    private static String source(String label) throws InterruptedException {
        List<String> known = sources(label);
        if (known.isEmpty()) {
            HOST.run(Command.changes("apt-get", "-q", "update").within(Duration.ofMinutes(2), Duration.ofMinutes(10)));
            known = sources(label);
        }
        return known.stream()
                .filter(line -> line.split(" ")[2].matches(codename() + "(-security)?"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the machine has no source labelled " + label));
    }

    private static List<String> sources(String label) throws InterruptedException {
        return HOST.run(Command.reads(
                        "apt-get",
                        "indextargets",
                        "--format",
                        "$(LABEL)|deb $(REPO_URI) $(RELEASE) main",
                        "Created-By: Packages"))
                .stdout()
                .lines()
                .filter(line -> line.startsWith(label + "|"))
                .map(line -> line.substring(label.length() + 1))
                .toList();
    }
}
