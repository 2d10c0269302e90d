package io.servermanager.docker.stats;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds containers' control groups by their names, wherever in the hierarchy the engine, a container's
 * {@code cgroup-parent} or a rootless engine has put them: {@code docker/ID} below the driver cgroupfs,
 * {@code docker-ID.scope} below the driver systemd.
 */
final class ContainerGroups {

    private static final Pattern NAME = Pattern.compile("(?:docker-)?([0-9a-f]{64})(?:\\.scope)?");

    /** Deeper than user.slice/user-1000.slice/user@1000.service/user.slice/docker-ID.scope of a rootless engine. */
    private static final int DEEPEST = 12;

    private final Path hierarchy;
    private final Map<String, Path> found = new HashMap<>();

    private ContainerGroups(Path hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** The groups by container id, as paths below {@code hierarchy}. */
    static Map<String, Path> in(Path hierarchy) throws IOException {
        ContainerGroups groups = new ContainerGroups(hierarchy);
        groups.search(hierarchy, DEEPEST);
        return groups.found;
    }

    private void search(Path directory, int levels) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Matcher matcher = NAME.matcher(entry.getFileName().toString());
                if (matcher.matches()) {
                    found.putIfAbsent(matcher.group(1), hierarchy.relativize(entry));
                } else if (levels > 0 && hasDirectories(entry)) {
                    search(entry, levels - 1);
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    /** A directory without others in it has two links: from its parent and from itself (inode(7)). */
    private static boolean hasDirectories(Path path) {
        try {
            Map<String, Object> attributes = Files.readAttributes(path, "unix:isDirectory,nlink");
            return Boolean.TRUE.equals(attributes.get("isDirectory"))
                    && !Integer.valueOf(2).equals(attributes.get("nlink"));
        } catch (IOException vanished) {
            return false;
        }
    }
}
