package io.servermanager.engine.snapshot;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every change that snapshots make to the file system. */
final class FileActions {
    private static final Duration LONGEST = Duration.ofHours(6);

    private final CommandRunner commands;
    private final OperationHook hook;

    FileActions(CommandRunner commands, OperationHook hook) {
        this.commands = commands;
        this.hook = hook;
    }

    interface Change {
        void make() throws IOException;
    }

    private void change(Path path, Change change) throws IOException {
        hook.at(path);
        change.make();
        hook.at(path);
    }

    /** A directory that only its owner may enter. */
    void makePrivateDirectory(Path directory) throws IOException {
        change(
                directory,
                () -> Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    /** A directory with the owner, the mode and all extended attributes of another, access control lists too. */
    void copyDirectory(Path from, Path to) throws IOException {
        change(to, () -> Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES));
    }

    /** A file with its content, owner, mode and all extended attributes, capabilities and access control lists too. */
    void copyFile(Path from, Path to, Stat stat) throws IOException {
        change(to, () -> {
            Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            setModified(to, stat.modified());
        });
    }

    /** A file with holes where it has blocks of zeros; of extended attributes those of the namespace user. */
    void copySparseFile(Path from, Path to, Stat stat, Map<String, String> attributes, Meter meter) throws IOException {
        change(to, () -> {
            try (SeekableByteChannel channel = Files.newByteChannel(
                    to,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                Content.copySparse(from, channel, meter);
            }
            setAttributes(to, stat.uid(), stat.gid(), stat.mode(), attributes);
            setModified(to, stat.modified());
        });
    }

    /** Gives a file or directory what a manifest says of it. */
    void describe(Path path, Entry entry) throws IOException {
        change(path, () -> {
            setAttributes(path, entry.uid(), entry.gid(), entry.mode(), entry.attributes());
            setModified(path, entry.modified());
        });
    }

    private static void setAttributes(Path path, int uid, int gid, int mode, Map<String, String> attributes)
            throws IOException {
        Stat now = Stat.of(path);
        if (now.uid() != uid || now.gid() != gid) {
            Privilege.changeOwner(path, uid, gid);
        }
        UserAttributes.set(path, attributes);
        // Last: changing the owner takes the set-user-id bit away.
        Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    }

    void setModified(Path path, Instant modified) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(modified), null, null);
    }

    void link(Path existing, Path name) throws IOException {
        change(name, () -> Files.createLink(name, existing));
    }

    void rename(Path from, Path to) throws IOException {
        change(to, () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }

    /** Deletes a tree, if it is there; links in it are deleted, not followed. */
    void delete(Path tree) throws IOException {
        List<TreeScan.Found> all = TreeScan.of(tree, false);
        if (!all.isEmpty() && all.get(0).stat().directory()) {
            Path ours = tree.resolve(TreeScan.OURS);
            if (Files.exists(ours, LinkOption.NOFOLLOW_LINKS)) {
                delete(ours);
            }
        }
        Collections.reverse(all);
        for (TreeScan.Found found : all) {
            change(found.path(), () -> Files.deleteIfExists(found.path()));
        }
    }

    /** Writes a small file so that after a crash it is there wholly or not at all. */
    void write(Path file, byte[] bytes) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        Path written = directory.resolve(file.getFileName() + ".new");
        change(written, () -> {
            Files.deleteIfExists(written);
            Files.write(written, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
        });
        rename(written, file);
        sync(directory);
    }

    /** Takes back {@link #write}, also one that was cut off. */
    void unwrite(Path file) throws IOException {
        delete(file.resolveSibling(file.getFileName() + ".new"));
        delete(file);
    }

    /** Copies entries by {@code cp -a}, which keeps everything of links, sockets, pipes and device nodes. */
    void copyByCommand(List<Map.Entry<Path, Path>> pairs) throws IOException, InterruptedException {
        if (pairs.isEmpty()) {
            return;
        }
        hook.at(pairs.get(0).getValue());
        List<Path> names = new ArrayList<>();
        for (Map.Entry<Path, Path> pair : pairs) {
            names.add(pair.getKey());
            names.add(pair.getValue());
        }
        // What failed is missing afterwards, which the caller looks at: while the service runs, files may vanish.
        runWith(names, 2, "cp", "-a", "--sparse=always", "-T", "--");
        hook.at(pairs.get(0).getValue());
    }

    /** Waits until all that was written to the file system of {@code path} is on disk. */
    void syncFileSystem(Path path) throws IOException, InterruptedException {
        hook.at(path);
        runWith(List.of(path), 1, "sync", "--file-system", "--").orThrow();
    }

    /** Names are bytes, arguments of commands are text: so the names come from a file. */
    private CommandResult runWith(List<Path> names, int atATime, String... command)
            throws IOException, InterruptedException {
        ByteArrayOutputStream arguments = new ByteArrayOutputStream();
        for (Path name : names) {
            arguments.writeBytes(RawNames.bytes(name.toAbsolutePath()));
            arguments.write(0);
        }
        Path list = Files.createTempFile("server-manager", ".names");
        try {
            Files.write(list, arguments.toByteArray());
            return commands.run(Command.changes("xargs", "--null", "--arg-file=" + list, "--max-args=" + atATime)
                    .and(command)
                    .within(Duration.ofMinutes(2), LONGEST));
        } finally {
            Files.delete(list);
        }
    }

    /** Waits until a file, or the names in a directory, are on disk. */
    void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
