package io.servermanager.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.engine.snapshot.Part;
import io.servermanager.engine.snapshot.Progress;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.engine.snapshot.SnapshotDraft;
import io.servermanager.engine.snapshot.SnapshotRequest;
import io.servermanager.engine.snapshot.SnapshotStore;
import io.servermanager.engine.snapshot.TreeDigest;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.SnapshotSource.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for snapshots wherever they are kept and however commands are run. */
public abstract class SnapshotStoreContract {
    /** When restores of these tests take place. */
    protected static final Instant TIME = Instant.parse("2026-11-23T14:00:00Z");

    /** A place for live directory and snapshots. */
    @TempDir
    protected Path temporary;

    /** A store for the directory {@code live}, which is below {@link #temporary}. */
    protected abstract SnapshotStore store(Path live);

    private Path live() throws IOException {
        Path live = temporary.resolve("service");
        Files.createDirectories(live.resolve("data"));
        Files.writeString(live.resolve("compose.yaml"), "services: {}\n");
        Files.writeString(live.resolve("data/rows"), "one\n");
        Files.createSymbolicLink(live.resolve("link"), Path.of("data/rows"));
        return live;
    }

    private static Snapshot take(SnapshotStore store, List<Part> parts) throws InterruptedException {
        SnapshotDraft draft = store.begin(
                new SnapshotRequest(store.newId(), "service", "run-1", parts, Map.of("images", List.of("a@sha256:1"))));
        draft.copyLive(Progress.NONE);
        draft.copyAtRest(Progress.NONE);
        return draft.complete();
    }

    @Test
    void aSnapshotIsCompleteVerifiableAndFoundAgain() throws Exception {
        SnapshotStore store = store(live());

        Snapshot taken = take(store, List.of());

        Snapshot found = store.find(taken.id()).orElseThrow();
        assertThat(found.state()).isEqualTo(State.COMPLETE);
        assertThat(found.manifest().orElseThrow().header().metadata()).containsEntry("images", List.of("a@sha256:1"));
        assertThat(found.bytes()).isEqualTo(17);
        assertThat(store.verify(found, Progress.NONE)).isEmpty();
        assertThat(store.list()).extracting(Snapshot::id).containsExactly(taken.id());
    }

    @Test
    void restoringBringsBackTheLiveFilesAndKeepsTheFailedState() throws Exception {
        Path live = live();
        SnapshotStore store = store(live);
        String before = TreeDigest.of(live);
        Snapshot snapshot = take(store, List.of());
        Files.writeString(live.resolve("data/rows"), "two\n");
        Files.writeString(live.resolve("data/more"), "three\n");
        Files.delete(live.resolve("link"));
        String failed = TreeDigest.of(live);

        Path kept = store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(TreeDigest.of(live)).isEqualTo(before);
        assertThat(TreeDigest.of(kept)).isEqualTo(failed);
        assertThat(store.restoration().compare(snapshot, Progress.NONE)).isEmpty();
        assertThat(store.keptStates()).hasSize(1);
        assertThat(live.resolve(".server-manager")).doesNotExist();
    }

    @Test
    void aRestoreThatHasEndedIsNotRepeated() throws Exception {
        Path live = live();
        SnapshotStore store = store(live);
        Snapshot snapshot = take(store, List.of());
        Path kept = store.restoration().restore(snapshot, TIME, Progress.NONE);
        Files.writeString(live.resolve("data/rows"), "written since");

        assertThat(store.restoration().restore(snapshot, TIME, Progress.NONE)).isEqualTo(kept);

        assertThat(live.resolve("data/rows")).hasContent("written since");
    }

    @Test
    void partsOutsideTheDirectoryAreRestoredInPlaceAndTheirFailedStateIsKept() throws Exception {
        Path live = live();
        Path volume = Files.createDirectory(temporary.resolve("volume"));
        Files.writeString(volume.resolve("db"), "good");
        Path single = Files.writeString(temporary.resolve("single.conf"), "good");
        SnapshotStore store = store(live);
        String before = TreeDigest.of(volume);
        Snapshot snapshot = take(store, List.of(new Part("volume", volume), new Part("single", single)));
        Files.writeString(volume.resolve("db"), "bad");
        Files.writeString(volume.resolve("extra"), "bad");
        Files.writeString(single, "bad");

        Path kept = store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(TreeDigest.of(volume)).isEqualTo(before);
        assertThat(single).hasContent("good");
        assertThat(kept.resolve(".server-manager/parts/volume/db")).hasContent("bad");
        assertThat(kept.resolve(".server-manager/parts/single")).hasContent("bad");
    }

    @Test
    void anUnfinishedSnapshotDoesNotCountAndIsDiscardedFromAnotherProcess() throws Exception {
        Path live = live();
        SnapshotStore store = store(live);
        String id = store.newId();
        store.begin(new SnapshotRequest(id, "service", "run-1", List.of(), Map.of()))
                .copyLive(Progress.NONE);

        Snapshot unfinished = store(live).find(id).orElseThrow();
        assertThat(unfinished.state()).isEqualTo(State.INCOMPLETE);
        assertThatThrownBy(() -> store.restoration().restore(unfinished, TIME, Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("incomplete");
        store(live).discard(id);
        store(live).discard(id);

        assertThat(store.find(id)).isEmpty();
    }

    @Test
    void aDraftIsContinuedInAnotherProcess() throws Exception {
        Path live = live();
        SnapshotStore store = store(live);
        String id = store.newId();
        store.begin(new SnapshotRequest(id, "service", "run-1", List.of(), Map.of()))
                .copyLive(Progress.NONE);
        Files.writeString(live.resolve("data/rows"), "written after the first pass");
        Files.delete(live.resolve("compose.yaml"));

        SnapshotDraft draft = store(live).reopen(id);
        draft.copyAtRest(Progress.NONE);
        Snapshot snapshot = draft.complete();

        assertThat(store.verify(snapshot, Progress.NONE)).isEmpty();
        assertThat(store.restoration().compare(snapshot, Progress.NONE)).isEmpty();
    }

    @Test
    void damageIsFoundAndADamagedSnapshotIsNotRestored() throws Exception {
        Path live = live();
        SnapshotStore store = store(live);
        Snapshot snapshot = take(store, List.of());
        Files.writeString(snapshot.path().resolve("data/rows"), "bad\n");

        assertThat(store.verify(snapshot, Progress.NONE))
                .anyMatch(problem -> problem.contains("data/rows: the SHA-256"));
        assertThatThrownBy(() -> store.restoration().restore(snapshot, TIME, Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("data/rows");
        assertThat(live.resolve("data/rows")).hasContent("one");
    }

    @Test
    void aBrokenManifestIsDamageAndADirectoryOfAnotherToolIsUnverifiedButRestorable() throws Exception {
        Path live = live();
        SnapshotStore store = store(live);
        Snapshot damaged = take(store, List.of());
        Files.writeString(damaged.path().resolve(".server-manager/manifest.jsonl"), "{}\n");
        Path foreign = store.directory().resolve("service.pre-update.20250102-030405");
        Files.createDirectory(foreign);
        Files.writeString(foreign.resolve("compose.yaml"), "by hand");

        assertThat(store.list()).extracting(Snapshot::state).containsExactly(State.DAMAGED, State.UNVERIFIED);
        Snapshot unverified = store.list().get(1);
        assertThat(unverified.taken()).isEqualTo(Instant.parse("2025-01-02T03:04:05Z"));
        store.restoration().restore(unverified, TIME, Progress.NONE);
        assertThat(live.resolve("compose.yaml")).hasContent("by hand");
        assertThat(live.resolve("data")).doesNotExist();
    }

    @Test
    void removingDeletesTheSnapshotAndNothingThatItsLinksPointTo() throws Exception {
        Path live = live();
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("precious"), "x");
        Files.createSymbolicLink(live.resolve("away"), elsewhere);
        SnapshotStore store = store(live);
        Snapshot snapshot = take(store, List.of());

        store.remove(snapshot);

        assertThat(store.list()).isEmpty();
        assertThat(snapshot.path()).doesNotExist();
        assertThat(elsewhere.resolve("precious")).exists();
    }
}
