package io.servermanager.engine.snapshot;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Trees with everything in them that a file system can hold, and an independent look at them. */
final class SampleTree {
    private static final HostCommandRunner COMMANDS = new HostCommandRunner();

    private SampleTree() {}

    /** A directory with one of everything. */
    static Path make(Path root) throws IOException, InterruptedException {
        Files.createDirectories(root.resolve("data/letsencrypt/live"));
        Files.createDirectory(root.resolve("empty"));
        Files.writeString(root.resolve("compose.yaml"), "services: {}\n");
        Files.writeString(root.resolve("data/database.sqlite"), "rows\n".repeat(5000));
        Files.writeString(root.resolve("data/setuid"), "#!/bin/sh\n");
        Files.setAttribute(root.resolve("data/setuid"), "unix:mode", 04755);
        Files.writeString(root.resolve("data/owned"), "x");
        Files.setAttribute(root.resolve("data/owned"), "unix:uid", 1234);
        Files.setAttribute(root.resolve("data/owned"), "unix:gid", 4321);
        Files.setAttribute(root.resolve("data/owned"), "unix:mode", 0);
        Files.setAttribute(root.resolve("empty"), "unix:mode", 01777);
        Files.createLink(root.resolve("data/hard-link"), root.resolve("compose.yaml"));
        Files.createSymbolicLink(root.resolve("data/letsencrypt/live/cert"), Path.of("../../owned"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("/nowhere/at all"));
        Files.createSymbolicLink(root.resolve("outside"), Path.of("/usr"));
        Files.writeString(odd(root, "new%0Aline"), "n");
        Files.writeString(odd(root, "not-utf8-%FF%FE"), "u");
        Files.writeString(odd(root, "%C3%BC%20%25%5C%22"), "escaped");
        Files.createDirectory(odd(root, "dir%FF"));
        Files.createSymbolicLink(odd(root, "dir%FF/link%0A"), odd(root, "target%FF"));
        Files.writeString(root.resolve("n".repeat(255)), "long");
        attribute(root.resolve("compose.yaml"), "note", new byte[] {0, 1, (byte) 0xff});
        attribute(root.resolve("data"), "dir", "d".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        run("mkfifo", "--mode=0640", root.resolve("data/pipe").toString());
        socket(root.resolve("data/socket"));
        sparse(root.resolve("data/sparse"), 32L << 20);
        return root;
    }

    static Path odd(Path root, String encoded) {
        return Path.of(URI.create(root.toUri().toString().replaceAll("/*$", "/") + encoded));
    }

    static void attribute(Path path, String name, byte[] value) throws IOException {
        Files.getFileAttributeView(path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .write(name, ByteBuffer.wrap(value));
    }

    static void sparse(Path path, long hole) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("start".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), 0);
            channel.write(ByteBuffer.wrap("end".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), hole);
        }
    }

    /** Makes everything look as if it had been left alone for long, as far as times can be set. */
    static void old(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2020-01-02T03:04:05.123456789Z")));
    }

    /** All that find and sha256sum tell of a tree. */
    static List<String> look(Path root) throws InterruptedException {
        String format = "%y %m %U:%G %T@ %l|%P\\n";
        String all = run("find", root.toString(), "-path", root + "/.server-manager", "-prune", "-o", "-printf", format)
                + run(
                        "find",
                        root.toString(),
                        "-path",
                        root + "/.server-manager",
                        "-prune",
                        "-o",
                        "-type",
                        "f",
                        "-printf",
                        "%n %s %P\\n")
                + sums(root);
        return Arrays.stream(all.split("\n")).sorted().toList();
    }

    private static String sums(Path root) throws InterruptedException {
        return COMMANDS.run(Command.reads("find", ".", "-path", "./.server-manager", "-prune", "-o", "-type", "f")
                        .and("-exec", "sha256sum", "{}", "+")
                        .in(root))
                .orThrow()
                .stdout();
    }

    static long blocks(Path path) throws InterruptedException {
        return Long.parseLong(run("stat", "--format=%b", path.toString()).strip());
    }

    static String run(String... arguments) throws InterruptedException {
        return COMMANDS.run(Command.changes(arguments)).orThrow().stdout();
    }

    /** Bound under a short path, as those of sockets may not be long. */
    private static void socket(Path target) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("socket");
        Path path = directory.resolve("s");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(path));
        }
        run("mv", path.toString(), target.toString());
        Files.delete(directory);
    }
}
