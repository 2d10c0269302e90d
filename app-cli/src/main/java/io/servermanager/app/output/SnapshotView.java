package io.servermanager.app.output;

import io.servermanager.spi.ByteSize;
import io.servermanager.spi.SnapshotSource.SnapshotInfo;
import io.servermanager.spi.SnapshotSource.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
                    Table.cell(view.bytes().map(ByteSize::approximately).orElse("-")),
                    Table.cell(String.join(", ", view.contents())));
        }
        return table.lines(style);
    }

    private static Tone tone(State state) {
        return switch (state) {
            case COMPLETE -> Tone.GOOD;
            case INCOMPLETE, UNVERIFIED -> Tone.WARNING;
            case DAMAGED -> Tone.BAD;
        };
    }
}
