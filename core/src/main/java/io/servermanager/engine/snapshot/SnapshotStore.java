package io.servermanager.engine.snapshot;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.SnapshotSource.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshots of one service. Not safe for use by several threads; across processes the caller holds the service's
 * lock. All methods throw {@link MaintenanceException} with the file concerned if the file system fails.
 */
public final class SnapshotStore {
    private final Path live;
    private final Path directory;
    private final Clock clock;
    private final CommandRunner commands;
    private final FileActions actions;
    private final SnapshotNames names;

    /**
     * The snapshots of a directory, kept beside it.
     *
     * @throws MaintenanceException if its path cannot be resolved
     */
    public SnapshotStore(Path live, CommandRunner commands, Clock clock) {
        this(live, Objects.requireNonNullElse(resolved(live).getParent(), Path.of("/")), commands, clock);
    }

    /**
     * The snapshots of a directory.
     *
     * @param live the service's main directory; a symbolic link to it is resolved
     * @param snapshotsDirectory where they are kept; made with the first
     * @param commands how programs are started
     * @param clock names snapshots
     * @throws MaintenanceException of kind {@code CONFIGURATION} if the snapshots would lie in the live directory
     */
    public SnapshotStore(Path live, Path snapshotsDirectory, CommandRunner commands, Clock clock) {
        this(live, snapshotsDirectory, commands, clock, OperationHook.NONE);
    }

    SnapshotStore(Path live, Path snapshotsDirectory, CommandRunner commands, Clock clock, OperationHook hook) {
        this.live = resolved(live);
        this.directory = resolved(snapshotsDirectory);
        this.clock = clock;
        this.commands = commands;
        this.actions = new FileActions(commands, hook);
        this.names = new SnapshotNames(this.live);
        if (directory.startsWith(this.live)) {
            throw new MaintenanceException(
                    Kind.CONFIGURATION,
                    "The snapshots of " + live + " would lie inside it, in " + snapshotsDirectory + ".",
                    "Choose a directory for the snapshots that is outside.");
        }
    }

    /** The service's main directory, links resolved. */
    public Path live() {
        return live;
    }

    /** Where the snapshots are. */
    public Path directory() {
        return directory;
    }

    /** An id for a snapshot to be taken now, that no snapshot has. */
    public String newId() {
        String name = names.snapshotPrefix() + SnapshotNames.time(clock.instant());
        String id = name;
        for (int i = 2; Layout.present(directory.resolve(id)); i++) {
            id = name + "-" + i;
        }
        return id;
    }

    /**
     * Says what a snapshot needs and what it cannot keep. Changes nothing.
     *
     * @param parts what belongs to it beside the main directory
     */
    public Survey survey(List<Part> parts) throws InterruptedException {
        return SnapshotFailure.guard(
                "Looking at the files of " + live, () -> new Surveyor(live, directory, commands).survey(parts));
    }

    /** Begins a snapshot. It is incomplete until {@link SnapshotDraft#complete}. */
    public SnapshotDraft begin(SnapshotRequest request) throws InterruptedException {
        checked(request.id());
        for (Part part : request.parts()) {
            if (part.path().startsWith(live) || live.startsWith(part.path())) {
                throw new IllegalArgumentException(part.path() + " and " + live + " overlap");
            }
        }
        return SnapshotFailure.guard("Beginning a snapshot of " + live, () -> {
            sweep();
            Files.createDirectories(directory);
            Layout layout = new Layout(directory.resolve(request.id()));
            beginDirectory(layout, request.id());
            Manifest.Header header = new Manifest.Header(
                    Manifest.Header.FORMAT,
                    request.id(),
                    request.service(),
                    request.runId(),
                    clock.instant(),
                    live,
                    request.parts(),
                    request.metadata());
            Manifest empty = new Manifest(header, List.of());
            actions.write(layout.draft(), ManifestFormat.write(empty));
            return new SnapshotDraft(layout, empty, base(), commands, actions);
        });
    }

    /**
     * The draft of that id, as its {@link SnapshotDraft#copyLive} left it, perhaps in another process.
     *
     * @throws MaintenanceException of kind {@code DAMAGED} if there is none
     */
    public SnapshotDraft reopen(String id) throws InterruptedException {
        Layout layout = new Layout(directory.resolve(checked(id)));
        return SnapshotFailure.guard("Reading the unfinished snapshot " + layout.directory(), () -> {
            try {
                Manifest draft = ManifestFormat.read(layout.draft());
                return new SnapshotDraft(layout, draft, base(), commands, actions);
            } catch (ManifestFormat.DamagedManifest e) {
                throw new MaintenanceException(
                        Kind.DAMAGED,
                        "The unfinished snapshot " + layout.directory() + " cannot be continued: " + e.getMessage()
                                + ".",
                        "Discard it and take a new one.",
                        e);
            }
        });
    }

    /** Removes the snapshot of that id, finished or not, if there is one. May be repeated after it was cut off. */
    public void discard(String id) throws InterruptedException {
        Path path = directory.resolve(checked(id));
        SnapshotFailure.guard("Removing the snapshot " + path, () -> {
            if (Layout.present(path)) {
                actions.rename(path, directory.resolve(names.removing(id)));
                actions.sync(directory);
            }
            sweep();
            return path;
        });
    }

    /**
     * Removes a snapshot. It vanishes from {@link #list} at once; what a killed removal leaves, the next one removes.
     */
    public void remove(Snapshot snapshot) throws InterruptedException {
        discard(snapshot.id());
    }

    /** All snapshots, newest first. */
    public List<Snapshot> list() throws InterruptedException {
        return SnapshotFailure.guard("Listing the snapshots in " + directory, () -> {
            List<Snapshot> found = new ArrayList<>();
            for (Path path : directories(names.snapshotPrefix())) {
                found.add(read(path));
            }
            found.sort(Comparator.comparing(Snapshot::taken)
                    .thenComparing(Snapshot::id)
                    .reversed());
            return found;
        });
    }

    /** The snapshot of that id. */
    public Optional<Snapshot> find(String id) throws InterruptedException {
        return list().stream().filter(snapshot -> snapshot.id().equals(id)).findFirst();
    }

    /** Reads a snapshot back; what is wrong with it, one sentence each. */
    public List<String> verify(Snapshot snapshot, Progress progress) throws InterruptedException {
        return SnapshotFailure.guard("Verifying " + snapshot.path(), () -> {
            Layout layout = new Layout(snapshot.path());
            if (snapshot.manifest().isEmpty()) {
                return List.of(snapshot.path() + " is "
                        + snapshot.state().name().toLowerCase(Locale.ROOT)
                        + ": it has no manifest to compare it with.");
            }
            Manifest manifest = snapshot.manifest().get();
            Meter meter = new Meter(progress, manifest.bytes());
            List<String> problems = new ArrayList<>();
            for (String part : manifest.partNames()) {
                problems.addAll(Verification.of(manifest.of(part), layout.root(part), part.isEmpty(), meter));
            }
            return problems;
        });
    }

    /** The way back to a snapshot of this store. */
    public Restoration restoration() {
        return new Restoration(live, commands, actions);
    }

    /** The failed states that restores have kept beside the live directory, newest first. */
    public List<KeptState> keptStates() throws InterruptedException {
        return SnapshotFailure.guard("Listing what restores have kept of " + live, () -> {
            List<KeptState> kept = new ArrayList<>();
            Path parent = Objects.requireNonNullElse(live.getParent(), Path.of("/"));
            for (Path path : directoriesIn(parent, names.rollbackPrefix())) {
                kept.add(new KeptState(path, time(path)));
            }
            kept.sort(Comparator.comparing(KeptState::kept).reversed());
            return kept;
        });
    }

    /** Removes what a restore has kept. */
    public void remove(KeptState kept) throws InterruptedException {
        SnapshotFailure.guard("Removing " + kept.path(), () -> {
            actions.delete(kept.path());
            return kept;
        });
    }

    /** Under another name until it says that it is incomplete: else it would look like one of another tool. */
    private void beginDirectory(Layout layout, String id) throws IOException {
        Layout hidden = new Layout(directory.resolve(names.removing(id)));
        actions.makePrivateDirectory(hidden.directory());
        hidden.prepare(actions);
        actions.write(hidden.incomplete(), new byte[0]);
        actions.rename(hidden.directory(), layout.directory());
        actions.sync(directory);
    }

    private Optional<Snapshot> base() throws InterruptedException {
        return list().stream()
                .filter(snapshot -> snapshot.state() == State.COMPLETE)
                .findFirst();
    }

    private Snapshot read(Path path) throws IOException {
        String id = String.valueOf(path.getFileName());
        Layout layout = new Layout(path);
        if (!Layout.present(layout.ours())) {
            return new Snapshot(id, path, time(path), State.UNVERIFIED, Optional.empty());
        }
        if (Layout.present(layout.incomplete())) {
            return new Snapshot(id, path, time(path), State.INCOMPLETE, Optional.empty());
        }
        try {
            Manifest manifest = ManifestFormat.read(layout.manifest());
            return new Snapshot(id, path, manifest.header().taken(), State.COMPLETE, Optional.of(manifest));
        } catch (ManifestFormat.DamagedManifest | NoSuchFileException e) {
            return new Snapshot(id, path, time(path), State.DAMAGED, Optional.empty());
        }
    }

    private static Instant time(Path path) throws IOException {
        Optional<Instant> named = SnapshotNames.timeIn(String.valueOf(path.getFileName()));
        return named.isPresent() ? named.get() : Stat.of(path).modified();
    }

    private void sweep() throws IOException {
        for (Path path : directories("." + names.snapshotPrefix())) {
            if (names.isRemoving(String.valueOf(path.getFileName()))) {
                actions.delete(path);
            }
        }
    }

    private Collection<Path> directories(String prefix) throws IOException {
        return directoriesIn(directory, prefix);
    }

    private static Collection<Path> directoriesIn(Path parent, String prefix) throws IOException {
        if (Stat.directoryAt(parent).isEmpty()) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(parent)) {
            return paths.filter(path -> String.valueOf(path.getFileName()).startsWith(prefix))
                    .filter(path -> Stat.directoryAt(path).isPresent())
                    .toList();
        }
    }

    private String checked(String id) {
        if (!id.startsWith(names.snapshotPrefix()) || id.contains("/")) {
            throw new IllegalArgumentException("not an id of a snapshot of " + live + ": " + id);
        }
        return id;
    }

    private static Path resolved(Path path) {
        try {
            return LivePath.resolve(path);
        } catch (IOException e) {
            throw new MaintenanceException(
                    Kind.FAILED, "The path " + path + " cannot be resolved.", "See to its parent directory.", e);
        }
    }
}
