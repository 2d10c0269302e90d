package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What lstat(2) says of a path. Links are never followed. */
record Stat(
        Kind kind,
        int mode,
        int uid,
        int gid,
        long size,
        Instant modified,
        Instant changed,
        long device,
        long inode,
        int links,
        long specialDevice) {

    private static final int PERMISSION_BITS = 07777;

    /** Named one by one: {@code unix:*} would look up the names of owner and group as well. */
    private static final String ATTRIBUTES = "unix:mode,ino,dev,rdev,nlink,uid,gid,ctime,size,lastModifiedTime";

    static Stat of(Path path) throws IOException {
        Map<String, Object> read = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        int mode = ((Number) value(read, "mode")).intValue();
        Kind kind = Kind.ofMode(mode);
        boolean device = kind == Kind.CHARACTER_DEVICE || kind == Kind.BLOCK_DEVICE;
        return new Stat(
                kind,
                mode & PERMISSION_BITS,
                ((Number) value(read, "uid")).intValue(),
                ((Number) value(read, "gid")).intValue(),
                kind == Kind.FILE ? ((Number) value(read, "size")).longValue() : 0,
                ((FileTime) value(read, "lastModifiedTime")).toInstant(),
                ((FileTime) value(read, "ctime")).toInstant(),
                ((Number) value(read, "dev")).longValue(),
                ((Number) value(read, "ino")).longValue(),
                ((Number) value(read, "nlink")).intValue(),
                device ? ((Number) value(read, "rdev")).longValue() : 0);
    }

    /** What is there, or nothing. */
    static Optional<Stat> find(Path path) throws IOException {
        try {
            return Optional.of(of(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The directory there, if it is one and can be seen. */
    static Optional<Stat> directoryAt(Path path) {
        try {
            return find(path).filter(Stat::directory);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean directory() {
        return kind == Kind.DIRECTORY;
    }

    /** Whether other names may lead to the same file. */
    boolean shared() {
        return !directory() && links > 1;
    }

    FileId id() {
        return new FileId(device, inode);
    }

    private static Object value(Map<String, Object> read, String name) {
        Object value = read.get(name);
        if (value == null) {
            throw new IllegalStateException("the file system tells no " + name);
        }
        return value;
    }

    /** What two names of one file have in common. */
    record FileId(long device, long inode) {}
}
