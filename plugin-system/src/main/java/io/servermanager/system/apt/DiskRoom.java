package io.servermanager.system.apt;

import io.servermanager.spi.ByteSize;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds up what is needed on each file system, and says where there is not enough. */
final class DiskRoom {

    private final Map<Object, Need> needs = new LinkedHashMap<>();

    /** So many bytes are needed in a directory, or where it will be made; nothing or less is not counted. */
    void need(Path directory, long bytes, String what) {
        if (bytes <= 0) {
            return;
        }
        Path place = directory;
        while (!Files.exists(place)) {
            place = Objects.requireNonNull(place.getParent());
        }
        Path existing = place;
        try {
            needs.computeIfAbsent(device(existing), device -> new Need(existing))
                    .add(bytes, what);
        } catch (IOException unreadable) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "It cannot be found out how much room there is in " + existing + ": " + unreadable.getMessage(),
                    "",
                    unreadable);
        }
    }

    /** Every shortage, one phrase each, with the numbers. */
    List<String> shortages() {
        return needs.values().stream()
                .filter(need -> need.free() < need.bytes)
                .map(need -> need.directory + " has " + ByteSize.approximately(need.free()) + " free, but "
                        + ByteSize.approximately(need.bytes) + " are needed (" + String.join(", ", need.whats) + ")")
                .toList();
    }

    /**
     * Checks that there is enough everywhere.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} with the numbers if not
     */
    void require() {
        List<String> shortages = shortages();
        if (!shortages.isEmpty()) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "There is not enough room: " + String.join("; ", shortages),
                    "Make room there, for example with 'apt-get clean' and 'apt-get autoremove'.");
        }
    }

    private static Object device(Path directory) throws IOException {
        return Files.getAttribute(directory, "unix:dev");
    }

    private static final class Need {
        private final Path directory;
        private final List<String> whats = new ArrayList<>();
        private long bytes;

        Need(Path directory) {
            this.directory = directory;
        }

        void add(long more, String what) {
            bytes += more;
            whats.add(ByteSize.approximately(more) + " for " + what);
        }

        long free() {
            return directory.toFile().getUsableSpace();
        }
    }
}
