package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Facts about where a live directory is. */
final class LivePath {
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final int MOST_LINKS = 40;
    private static final int MOUNT_POINT = 4;

    private LivePath() {}

    /** The directory itself, where {@code path} is a symbolic link to it or leads through one; it may be missing. */
    static Path resolve(Path path) throws IOException {
        Path current = path.toAbsolutePath().normalize();
        for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(current); i++) {
            current = current.resolveSibling(Files.readSymbolicLink(current)).normalize();
        }
        Path parent = current.getParent();
        return parent != null && Files.exists(parent) ? parent.toRealPath().resolve(current.getFileName()) : current;
    }

    /** Whether a file system is mounted at or below a path, so that it cannot be renamed with what belongs to it. */
    static boolean mounted(Path directory) throws IOException {
        byte[] wanted = RawNames.bytes(directory);
        String prefix = new String(wanted, StandardCharsets.ISO_8859_1);
        for (String line : lines()) {
            String[] fields = line.split(" ");
            String point = fields.length > MOUNT_POINT ? unescape(fields[MOUNT_POINT]) : "";
            if (point.equals(prefix) || point.startsWith(prefix + "/")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> lines() throws IOException {
        return Files.isReadable(MOUNTS) ? Files.readAllLines(MOUNTS, StandardCharsets.ISO_8859_1) : List.of();
    }

    /** Space, tab, newline and backslash are written as octal: proc_pid_mountinfo(5). */
    private static String unescape(String point) {
        return point.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
