package io.servermanager.engine.snapshot;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How snapshots and what restores keep are called: after the live directory, and the time. */
final class SnapshotNames {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern TIME_IN_NAME = Pattern.compile("(\\d{8})[T_-]?(\\d{6})");

    private final String directory;

    SnapshotNames(Path live) {
        this.directory = String.valueOf(live.getFileName());
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    String snapshotPrefix() {
        return directory + ".pre-update.";
    }

    String rollbackPrefix() {
        return directory + ".rollback.";
    }

    String rollback(Instant time) {
        return rollbackPrefix() + time(time);
    }

    String restoring(Instant time) {
        return directory + ".restoring." + time(time);
    }

    /** What a snapshot is called while it is deleted. */
    String removing(String id) {
        return "." + id + ".removing";
    }

    boolean isRemoving(String name) {
        return name.startsWith("." + snapshotPrefix()) && name.endsWith(".removing");
    }

    /** The time in a name; a time of day that other tools write is taken for UTC. */
    static Optional<Instant> timeIn(String name) {
        Matcher matcher = TIME_IN_NAME.matcher(name);
        try {
            return matcher.find()
                    ? Optional.of(LocalDateTime.parse(
                                    matcher.group(1) + matcher.group(2), DateTimeFormatter.ofPattern("uuuuMMddHHmmss"))
                            .toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
