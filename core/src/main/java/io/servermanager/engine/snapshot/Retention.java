package io.servermanager.engine.snapshot;

import io.servermanager.spi.SnapshotSource.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which snapshots may go. Decides only.
 *
 * <p>The newest complete snapshot always stays, and so do those in use and those of other tools, which root made.
 *
 * @param keep how many complete snapshots, and how many failed states, stay; at least 1
 * @param longest older ones go even so
 * @param unfinished after this time an incomplete snapshot is taken for abandoned
 */
public record Retention(int keep, Optional<Duration> longest, Duration unfinished) {
    public Retention {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one snapshot has to stay");
        }
    }

    /** The newest {@code keep}, however old; incomplete ones go after a day. */
    public static Retention ofNewest(int keep) {
        return new Retention(keep, Optional.empty(), Duration.ofDays(1));
    }

    /**
     * Which snapshots may be removed, oldest first.
     *
     * @param inUse ids that a run at work, or one to be recovered, needs
     */
    public List<Snapshot> plan(List<Snapshot> snapshots, Set<String> inUse, Instant now) {
        List<Snapshot> newestFirst = snapshots.stream()
                .sorted(Comparator.comparing(Snapshot::taken)
                        .thenComparing(Snapshot::id)
                        .reversed())
                .toList();
        List<Snapshot> removed = new ArrayList<>();
        int complete = 0;
        for (Snapshot snapshot : newestFirst) {
            complete += snapshot.state() == State.COMPLETE ? 1 : 0;
            if (!inUse.contains(snapshot.id()) && expendable(snapshot, complete, now)) {
                removed.add(0, snapshot);
            }
        }
        return removed;
    }

    /** Which failed states may be removed, oldest first; the newest stays. */
    public List<KeptState> planKept(List<KeptState> states, Instant now) {
        List<KeptState> newestFirst = states.stream()
                .sorted(Comparator.comparing(KeptState::kept).reversed())
                .toList();
        List<KeptState> removed = new ArrayList<>();
        for (int i = 1; i < newestFirst.size(); i++) {
            KeptState state = newestFirst.get(i);
            if (i >= keep || tooOld(state.kept(), now)) {
                removed.add(0, state);
            }
        }
        return removed;
    }

    /** {@code complete}: how many complete snapshots are as new or newer. */
    private boolean expendable(Snapshot snapshot, int complete, Instant now) {
        return switch (snapshot.state()) {
            case COMPLETE -> complete > keep || complete > 1 && tooOld(snapshot.taken(), now);
            case INCOMPLETE -> snapshot.taken().plus(unfinished).isBefore(now);
            case DAMAGED -> complete >= keep || complete > 0 && tooOld(snapshot.taken(), now);
            case UNVERIFIED -> false;
        };
    }

    private boolean tooOld(Instant taken, Instant now) {
        return longest.isPresent() && taken.plus(longest.get()).isBefore(now);
    }
}
