package io.servermanager.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.servermanager.engine.process.HostCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class RestorationPropertiesTest {
    private static final Instant TIME = Instant.parse("2026-11-23T14:00:00Z");

    /** The end of the process, as far as it can be had within a process. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Path temporary;
    private Path live;
    private Path volume;

    @BeforeTry
    void makePlace() throws IOException {
        assumeTrue(Privilege.root(), "only root can give files to others");
        temporary = Files.createTempDirectory("restoration");
        live = Files.createDirectory(temporary.resolve("service"));
        volume = Files.createDirectory(temporary.resolve("volume"));
    }

    @AfterTry
    void removePlace() throws IOException {
        new FileActions(new HostCommandRunner(), OperationHook.NONE).delete(temporary);
    }

    private SnapshotStore store(OperationHook hook) {
        return new SnapshotStore(live, temporary, new HostCommandRunner(), Clock.systemUTC(), hook);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void anyTreeChangedInAnyWayIsTheSameAfterItsRestore(@ForAll long seed, @ForAll @IntRange(max = 60) int changes)
            throws Exception {
        RandomTree tree = new RandomTree(live, seed);
        tree.change(changes);
        SnapshotStore store = store(OperationHook.NONE);
        SnapshotDraft draft = begin(store, List.of());
        draft.copyLive(Progress.NONE);
        tree.change(changes / 4);
        List<String> atRest = SampleTree.look(live);
        String digest = TreeDigest.of(live);
        draft.copyAtRest(Progress.NONE);
        Snapshot snapshot = draft.complete();
        tree.change(changes / 2);

        store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(SampleTree.look(live)).isEqualTo(atRest);
        assertThat(TreeDigest.of(live)).isEqualTo(digest);
        assertThat(store.verify(snapshot, Progress.NONE)).isEmpty();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void aRestoreKilledTwiceAnywhereEndsInTheSameState(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 90) int first,
            @ForAll @IntRange(min = 1, max = 90) int second)
            throws Exception {
        RandomTree files = new RandomTree(live, seed);
        RandomTree data = new RandomTree(volume, seed + 1);
        files.change(20);
        data.change(10);
        SnapshotDraft draft = begin(store(OperationHook.NONE), List.of(new Part("volume", volume)));
        draft.copyAtRest(Progress.NONE);
        Snapshot snapshot = draft.complete();
        List<String> wanted = SampleTree.look(live);
        List<String> wantedData = SampleTree.look(volume);
        files.change(15);
        data.change(8);
        List<String> failed = withoutRoot(SampleTree.look(live));
        List<String> failedData = SampleTree.look(volume);

        restoreKilledAt(first, snapshot);
        restoreKilledAt(second, snapshot);
        Path kept = store(OperationHook.NONE).restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(SampleTree.look(live)).isEqualTo(wanted);
        assertThat(SampleTree.look(volume)).isEqualTo(wantedData);
        assertThat(withoutRoot(SampleTree.look(kept))).isEqualTo(failed);
        assertThat(SampleTree.look(kept.resolve(".server-manager/parts/volume")))
                .isEqualTo(failedData);
        assertThat(Files.list(temporary).map(path -> String.valueOf(path.getFileName())))
                .containsExactlyInAnyOrder("service", "volume", snapshot.id(), String.valueOf(kept.getFileName()));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void aSnapshotKilledAnywhereNeverCountsAndIsRemovedWhole(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int moment) throws Exception {
        new RandomTree(live, seed).change(20);
        List<String> before = SampleTree.look(live);
        SnapshotStore intact = store(OperationHook.NONE);
        String id = intact.newId();
        SnapshotStore killed = store(new KillAt(moment));
        try {
            SnapshotDraft draft = killed.begin(new SnapshotRequest(id, "service", "run", List.of(), Map.of()));
            draft.copyLive(Progress.NONE);
            draft.copyAtRest(Progress.NONE);
            draft.complete();
        } catch (Killed e) {
            assertThat(intact.list()).filteredOn(Snapshot::restorable).allSatisfy(found -> {
                assertThat(found.manifest()).isPresent();
                assertThat(intact.verify(found, Progress.NONE)).isEmpty();
            });
        }

        try {
            store(new KillAt(moment / 2 + 1)).discard(id);
        } catch (Killed e) {
            assertThat(intact.list())
                    .filteredOn(Snapshot::restorable)
                    .allMatch(found -> found.manifest().isPresent());
        }
        intact.discard(id);

        assertThat(SampleTree.look(live)).isEqualTo(before);
        assertThat(Files.list(temporary).map(path -> String.valueOf(path.getFileName())))
                .containsExactlyInAnyOrder("service", "volume");
    }

    private static SnapshotDraft begin(SnapshotStore store, List<Part> parts) throws InterruptedException {
        return store.begin(new SnapshotRequest(store.newId(), "service", "run", parts, Map.of()));
    }

    private static List<String> withoutRoot(List<String> look) {
        return look.stream().filter(line -> !line.endsWith("|")).toList();
    }

    private void restoreKilledAt(int moment, Snapshot snapshot) throws InterruptedException {
        try {
            store(new KillAt(moment)).restoration().restore(snapshot, TIME, Progress.NONE);
        } catch (Killed e) {
            // As meant.
        }
    }

    private static final class KillAt implements OperationHook {
        private int left;

        KillAt(int moment) {
            this.left = moment;
        }

        @Override
        public void at(Path path) {
            left--;
            if (left <= 0) {
                throw new Killed();
            }
        }
    }
}
