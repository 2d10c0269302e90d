package io.servermanager.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.SnapshotSource.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RetentionPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    private static List<Snapshot> snapshots(List<State> states) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            snapshots.add(snapshot("s" + i, Duration.ofHours(7L * (i + 1)), states.get(i)));
        }
        return snapshots;
    }

    private static Snapshot snapshot(String id, Duration age, State state) {
        return new Snapshot(id, Path.of("/" + id), NOW.minus(age), state, Optional.empty());
    }

    private static Retention retention(int keep, int days) {
        return new Retention(
                keep, days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)), Duration.ofDays(1));
    }

    @Property
    void theNewestCompleteOneAlwaysStays(
            @ForAll @Size(max = 12) List<State> states,
            @ForAll @IntRange(min = 1, max = 4) int keep,
            @ForAll @IntRange(max = 3) int days) {
        List<Snapshot> all = snapshots(states);

        List<Snapshot> removed = retention(keep, days).plan(all, Set.of(), NOW);

        Optional<Snapshot> newest = all.stream()
                .filter(snapshot -> snapshot.state() == State.COMPLETE)
                .max(Comparator.comparing(Snapshot::taken));
        newest.ifPresent(snapshot -> assertThat(removed).doesNotContain(snapshot));
        assertThat(removed).noneMatch(snapshot -> snapshot.state() == State.UNVERIFIED);
        assertThat(removed).isSortedAccordingTo(Comparator.comparing(Snapshot::taken));
    }

    @Property
    void withoutAnAgeExactlySoManyCompleteOnesStayAsAreToBeKept(
            @ForAll @Size(max = 12) List<State> states, @ForAll @IntRange(min = 1, max = 4) int keep) {
        List<Snapshot> all = snapshots(states);

        List<Snapshot> removed = retention(keep, 0).plan(all, Set.of(), NOW);

        long complete = all.stream().filter(s -> s.state() == State.COMPLETE).count();
        long stay = complete
                - removed.stream().filter(s -> s.state() == State.COMPLETE).count();
        assertThat(stay).isEqualTo(Math.min(complete, keep));
    }

    @Property
    void whatIsInUseAndWhatIsBeingTakenStays(
            @ForAll @Size(max = 12) List<State> states, @ForAll @IntRange(max = 11) int used) {
        List<Snapshot> all = snapshots(states);

        List<Snapshot> removed = retention(1, 1).plan(all, Set.of("s" + used), NOW);

        assertThat(removed).noneMatch(snapshot -> snapshot.id().equals("s" + used));
        assertThat(removed)
                .filteredOn(snapshot -> snapshot.state() == State.INCOMPLETE)
                .allMatch(snapshot -> snapshot.taken().isBefore(NOW.minus(Duration.ofDays(1))));
    }

    @Example
    void anOldSnapshotGoesThoughItIsAmongThoseToBeKept() {
        Snapshot newest = snapshot("new", Duration.ofDays(40), State.COMPLETE);
        Snapshot older = snapshot("old", Duration.ofDays(50), State.COMPLETE);

        assertThat(retention(3, 30).plan(List.of(newest, older), Set.of(), NOW)).containsExactly(older);
    }

    @Example
    void theNewestFailedStateStaysAndTheOthersGoByCount() {
        List<KeptState> states = List.of(
                new KeptState(Path.of("/1"), NOW.minus(Duration.ofDays(1))),
                new KeptState(Path.of("/2"), NOW.minus(Duration.ofDays(2))),
                new KeptState(Path.of("/3"), NOW.minus(Duration.ofDays(3))));

        assertThat(retention(2, 0).planKept(states, NOW)).containsExactly(states.get(2));
        assertThat(new Retention(3, Optional.of(Duration.ofHours(1)), Duration.ofDays(1)).planKept(states, NOW))
                .containsExactly(states.get(2), states.get(1));
    }
}
