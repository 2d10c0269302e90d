package io.servermanager.docker.verify;

import io.servermanager.docker.engine.ContainerDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges from look to look whether the containers of a service settle: all that ran before run, are healthy where they
 * have a health check, and are not started again, all that for the settling time. Does not look itself, see
 * {@link Settling}; not safe for use by several threads.
 */
public final class SettlingCheck {

    private final List<ContainerTrack> tracks;
    private final SettlingLimits limits;
    private final Instant begin;

    /**
     * A check that begins now.
     *
     * @param before how the service was; what did not run then is not waited for
     * @param limits how long it may take
     * @param begin when the containers were started
     */
    public SettlingCheck(Baseline before, SettlingLimits limits, Instant begin) {
        this.tracks = before.containers().stream()
                .filter(Baseline.Container::running)
                .map(container -> new ContainerTrack(container, limits))
                .toList();
        this.limits = limits;
        this.begin = begin;
    }

    /**
     * Takes in one look at the containers.
     *
     * @param containers all containers of the project; others are ignored
     * @param now when they were looked at
     */
    public Standing look(List<ContainerDetails> containers, Instant now) {
        Standing worst = new Standing.Settled();
        for (ContainerTrack track : tracks) {
            Optional<ContainerDetails> seen =
                    containers.stream().filter(track::follows).findFirst();
            Standing standing = track.look(seen, now);
            if (standing instanceof Standing.Failed || worst instanceof Standing.Settled) {
                worst = worst instanceof Standing.Failed ? worst : standing;
            }
        }
        return worst instanceof Standing.Waiting waiting ? unlessLate(waiting, now) : worst;
    }

    /** Whether the time is over: what is well by then is given the time to settle. */
    private Standing unlessLate(Standing.Waiting waiting, Instant now) {
        Optional<ContainerTrack> late = now.isBefore(begin.plus(longest()))
                ? Optional.empty()
                : tracks.stream().filter(track -> !track.isWell()).findFirst();
        return late.isEmpty()
                ? waiting
                : new Standing.Failed(
                        late.get().containerId(),
                        "still " + waiting.activity() + " after "
                                + Duration.between(begin, now).toSeconds() + " s",
                        true);
    }

    private Duration longest() {
        return tracks.stream()
                .map(ContainerTrack::ownLimit)
                .reduce(limits.timeout(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
}
