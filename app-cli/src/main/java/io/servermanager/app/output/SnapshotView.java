package io.servermanager.app.output;

import io.servermanager.spi.SnapshotSource.SnapshotInfo;
import io.servermanager.spi.SnapshotSource.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A snapshot, as it is shown.
 *
 * @param service the service
 * @param snapshot what it is called in commands
 * @param taken when it was taken
 * @param state whether it can be relied on
 * @param bytes its size; absent if that is not known
 * @param path where it is
 * @param contents what else is known of it
 */
public record SnapshotView(
        String service,
        String snapshot,
        Instant taken,
        State state,
        Optional<Long> bytes,
        Path path,
        List<String> contents) {

    /** The view of a snapshot. */
    public static SnapshotView of(String service, SnapshotInfo info) {
        Optional<Long> bytes = info.bytes() < 0 ? Optional.empty() : Optional.of(info.bytes());
        return new SnapshotView(service, info.id(), info.taken(), info.state(), bytes, info.path(), info.contents());
    }

    /** A table of snapshots. */
    public static List<String> lines(List<SnapshotView> views, Style style) {
        if (views.isEmpty()) {
            return List.of("There are no snapshots.");
        }
        Table table = Table.of("SERVICE", "SNAPSHOT", "TAKEN", "STATE", "SIZE", "CONTENTS");
        for (SnapshotView view : views) {
            table.row(
                    Table.cell(view.service()),
                    Table.cell(view.snapshot()),
                    Table.cell(HistoryView.local(view.taken())),
                    Table.cell(Json.word(view.state()), tone(view.state())),
                    Table.cell(view.bytes().map(SnapshotView::size).orElse("-")),
                    Table.cell(String.join(", ", view.contents())));
        }
        return table.lines(style);
    }

    /** In powers of 1024, as du(1) has it. */
    static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    private static Tone tone(State state) {
        return switch (state) {
            case COMPLETE -> Tone.GOOD;
            case INCOMPLETE, UNVERIFIED -> Tone.WARNING;
            case DAMAGED -> Tone.BAD;
        };
    }
}
