package io.servermanager.engine.snapshot;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The way back. The service must stand still.
 *
 * <p>The main directory: (1) the snapshot is copied to {@code <directory>.restoring.<time>} and verified, (2) the live
 * directory is renamed to {@code <directory>.rollback.<time>}, (3) the copy is renamed to the live directory. Where
 * something is mounted at or below the live directory, and for parts: (1) the live files are copied to the
 * {@code .rollback} directory, (2) they are made equal to the snapshot one by one.
 *
 * <p>Whatever moment it is cut off at: called again with the same time, it goes on from there and ends in the same
 * state. Once it has ended, calling it again with the same time does nothing.
 */
public final class Restoration {
    private final Path live;
    private final CommandRunner commands;
    private final FileActions actions;

    Restoration(Path live, CommandRunner commands, FileActions actions) {
        this.live = live;
        this.commands = commands;
        this.actions = actions;
    }

    /**
     * Makes the live files what they were when the snapshot was taken.
     *
     * @param snapshot a complete one, or one of another tool
     * @param time names the directory that keeps what is there now; remember it before, and give the same one again
     *     after an interruption
     * @return the directory that keeps what was there
     * @throws MaintenanceException of kind {@code DAMAGED} if the snapshot is damaged (the live directory has then not
     *     been touched), or if the live files differ from the manifest afterwards
     */
    public Path restore(Snapshot snapshot, Instant time, Progress progress) throws InterruptedException {
        return SnapshotFailure.guard("Restoring " + live + " from " + snapshot.path(), () -> {
            SnapshotNames names = new SnapshotNames(live);
            Layout kept = new Layout(live.resolveSibling(names.rollback(time)));
            if (Layout.present(kept.restored())) {
                return kept.directory();
            }
            Layout from = new Layout(snapshot.path());
            Manifest manifest = manifestOf(snapshot);
            Meter meter = new Meter(progress, 3 * manifest.bytes());
            Path restoring = live.resolveSibling(names.restoring(time));
            new MainDirectory(live, restoring, kept, actions, commands).restore(from, manifest.of(""), meter);
            kept.prepare(actions);
            for (String part : manifest.partNames()) {
                if (!part.isEmpty()) {
                    new InPlace(actions, commands, kept, part, manifest.live(part))
                            .restore(from, manifest.of(part), meter);
                }
            }
            actions.syncFileSystem(live);
            actions.write(kept.restored(), new byte[0]);
            return kept.directory();
        });
    }

    /** What is wrong with the live files compared with a complete snapshot, one sentence each. */
    public List<String> compare(Snapshot snapshot, Progress progress) throws InterruptedException {
        return SnapshotFailure.guard("Comparing " + live + " with " + snapshot.path(), () -> {
            Manifest manifest = manifestOf(snapshot);
            Meter meter = new Meter(progress, manifest.bytes());
            List<String> problems = new ArrayList<>();
            for (String part : manifest.partNames()) {
                Path root = part.isEmpty() ? live : manifest.live(part);
                problems.addAll(Verification.of(manifest.of(part), root, false, meter));
            }
            return problems;
        });
    }

    private Manifest manifestOf(Snapshot snapshot) throws IOException {
        if (!snapshot.restorable()) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.DAMAGED,
                    "The snapshot " + snapshot.path() + " cannot be restored: it is "
                            + snapshot.state().name().toLowerCase(Locale.ROOT) + ".",
                    "Choose another one.");
        }
        if (snapshot.manifest().isPresent()) {
            return snapshot.manifest().get();
        }
        Manifest.Header header = new Manifest.Header(
                Manifest.Header.FORMAT, snapshot.id(), "", "", snapshot.taken(), live, List.of(), Map.of());
        List<TreeScan.Found> scan = TreeScan.of(snapshot.path(), false);
        return new Manifest(header, EntryReader.read("", scan, new Meter(Progress.NONE, 0)));
    }

    /** Throws if a tree is not what a manifest says. */
    static void check(Map<String, Entry> wanted, Path tree, Meter meter) throws IOException {
        List<String> problems = Verification.of(wanted, tree, false, meter);
        if (!problems.isEmpty()) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.DAMAGED,
                    tree + " is not as the snapshot's manifest says: " + Objects.requireNonNull(problems.get(0))
                            + (problems.size() == 1 ? "" : " And " + (problems.size() - 1) + " more differences."),
                    "Verify the snapshot, and choose another one if it is damaged.");
        }
    }
}
