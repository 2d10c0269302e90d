package io.servermanager.engine.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's locks that this process holds. Opens, tests and closes lock files one at a time: a descriptor
 * that one thread closes would otherwise set free what another thread has just locked.
 */
final class LockFiles {

    static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Map<Path, FileChannel> HELD = new HashMap<>();

    private LockFiles() {}

    /** Locks the file, which is created as needed; false if this or another process holds it. */
    static synchronized boolean lock(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""), OWNER_ONLY_DIRECTORY);
        Path key = canonical(file);
        if (HELD.containsKey(key)) {
            return false;
        }
        FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY_FILE);
        boolean locked = false;
        try {
            @Nullable FileLock lock = channel.tryLock();
            locked = lock != null;
            if (locked) {
                HELD.put(key, channel);
            }
            return locked;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** Sets the file free if this process holds it. */
    static synchronized void unlock(Path file) throws IOException {
        @Nullable FileChannel channel = HELD.remove(canonical(file));
        if (channel != null) {
            channel.close();
        }
    }

    /** Whether this or another process holds the file. */
    static synchronized boolean isLocked(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        if (HELD.containsKey(canonical(file))) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                @Nullable FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return shared == null;
        }
    }

    private static Path canonical(Path file) throws IOException {
        return file.toAbsolutePath().resolveSibling("").toRealPath().resolve(file.getFileName());
    }
}
