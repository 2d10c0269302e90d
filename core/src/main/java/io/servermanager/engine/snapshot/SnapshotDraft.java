package io.servermanager.engine.snapshot;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.SnapshotSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A snapshot that is being taken. Not safe for use by several threads. */
public final class SnapshotDraft {
    /** More than so many changed files are brought to disk by one call for the whole file system. */
    private static final int SYNC_SINGLY = 32;

    private final Layout layout;
    private final Optional<Snapshot> base;
    private final CommandRunner commands;
    private final FileActions actions;
    private Manifest manifest;

    SnapshotDraft(
            Layout layout, Manifest manifest, Optional<Snapshot> base, CommandRunner commands, FileActions actions) {
        this.layout = layout;
        this.manifest = manifest;
        this.base = base;
        this.commands = commands;
        this.actions = actions;
    }

    /** The snapshot's id. */
    public String id() {
        return manifest.header().id();
    }

    /** The snapshot's directory. */
    public Path path() {
        return layout.directory();
    }

    /** What is copied so far. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * Copies while the service may run: what changes meanwhile is left to {@link #copyAtRest}. Each copy is read back;
     * all are on disk when it returns. May be left out.
     */
    public void copyLive(Progress progress) throws InterruptedException {
        SnapshotFailure.guard("Copying to " + layout.directory(), () -> {
            copy(progress, true);
            actions.syncFileSystem(layout.directory());
            actions.write(layout.draft(), ManifestFormat.write(manifest));
            return manifest;
        });
    }

    /**
     * Copies what changed since {@link #copyLive}. Nothing may write to the service's files now.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code CHANGED_MEANWHILE} if something does
     */
    public void copyAtRest(Progress progress) throws InterruptedException {
        SnapshotFailure.guard("Copying to " + layout.directory(), () -> {
            List<Path> written = copy(progress, false);
            if (written.size() > SYNC_SINGLY) {
                actions.syncFileSystem(layout.directory());
            } else {
                for (Path path : written) {
                    actions.sync(path);
                }
            }
            return manifest;
        });
    }

    /** Puts the manifest in place: from now on the snapshot counts. To be called after {@link #copyAtRest}. */
    public Snapshot complete() throws InterruptedException {
        return SnapshotFailure.guard("Finishing the snapshot " + layout.directory(), () -> {
            actions.sync(layout.ours().resolve("parts"));
            actions.sync(layout.directory());
            actions.write(layout.manifest(), ManifestFormat.write(manifest));
            actions.delete(layout.draft());
            actions.delete(layout.incomplete());
            actions.sync(layout.ours());
            return new Snapshot(
                    id(),
                    layout.directory(),
                    manifest.header().taken(),
                    SnapshotSource.State.COMPLETE,
                    Optional.of(manifest));
        });
    }

    private List<Path> copy(Progress progress, boolean living) throws IOException, InterruptedException {
        long total = 0;
        for (String part : manifest.partNames()) {
            total += living ? size(manifest.live(part)) : 0;
        }
        Meter meter = new Meter(progress, total);
        List<Entry> entries = new ArrayList<>();
        List<Path> written = new ArrayList<>();
        for (String part : manifest.partNames()) {
            Path from = manifest.live(part);
            ForeignAttributes foreign = living ? ForeignAttributes.of(commands, from) : ForeignAttributes.unknown();
            FileCopy files = new FileCopy(actions, baseOf(part), foreign, meter);
            TreeCopy copy = new TreeCopy(actions, files, part, from, layout.root(part), living);
            entries.addAll(copy.run(manifest.of(part)));
            written.addAll(copy.written());
        }
        manifest = new Manifest(manifest.header(), entries);
        return written;
    }

    private Base baseOf(String part) throws IOException {
        if (base.isEmpty() || !Files.getFileStore(base.get().path()).equals(Files.getFileStore(layout.directory()))) {
            return Base.NONE;
        }
        Map<String, Entry> entries =
                base.get().manifest().map(known -> known.of(part)).orElse(Map.of());
        return new Base(new Layout(base.get().path()).root(part), entries);
    }

    private static long size(Path tree) throws IOException {
        return TreeScan.of(tree, true).stream()
                .mapToLong(found -> found.stat().size())
                .sum();
    }
}
