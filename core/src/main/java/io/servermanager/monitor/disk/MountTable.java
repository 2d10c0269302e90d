package io.servermanager.monitor.disk;

import io.servermanager.monitor.Host;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is mounted. */
final class MountTable {

    static final Path FILE = Path.of("/proc/self/mountinfo");

    private final List<Mount> mounts;

    private MountTable(List<Mount> mounts) {
        this.mounts = mounts;
    }

    /**
     * Reads it.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} if it cannot be read
     */
    static MountTable of(Host host) {
        try {
            return parse(Files.readString(host.at(FILE), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new MaintenanceException(
                    Kind.UNAVAILABLE,
                    FILE + " cannot be read: " + unreadable.getClass().getSimpleName(),
                    "Check that /proc is mounted.",
                    unreadable);
        }
    }

    /** The table of a text; lines of another form are passed over. A later mount hides an earlier one at the same place. */
    static MountTable parse(String text) {
        Map<String, Mount> visible = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            Mount.parse(line).ifPresent(mount -> {
                visible.remove(mount.point());
                visible.put(mount.point(), mount);
            });
        }
        return new MountTable(List.copyOf(visible.values()));
    }

    /**
     * The file systems with data on disks, each once, by place: where several mounts show the same one, the one that
     * shows all of it, and of those the shortest path.
     */
    List<Mount> fileSystems() {
        Map<String, Mount> best = new LinkedHashMap<>();
        Comparator<Mount> better = Comparator.comparing(
                        (Mount mount) -> !mount.root().equals("/"))
                .thenComparing(mount -> mount.point().length())
                .thenComparing(Mount::point);
        mounts.stream().filter(Mount::real).sorted(better).forEach(mount -> best.putIfAbsent(mount.device(), mount));
        List<Mount> found = new ArrayList<>(best.values());
        found.sort(Comparator.comparing(Mount::point));
        return found;
    }

    /** The places below a directory where another file system with data on a disk is mounted. */
    List<Path> below(Path directory) {
        String own = mounts.stream()
                .filter(mount -> directory.startsWith(mount.point()))
                .max(Comparator.comparingInt(mount -> mount.point().length()))
                .map(Mount::device)
                .orElse("");
        return mounts.stream()
                .filter(mount -> mount.real() && !mount.device().equals(own))
                .map(mount -> Path.of(mount.point()))
                .filter(point -> point.startsWith(directory) && !point.equals(directory))
                .sorted()
                .toList();
    }
}
