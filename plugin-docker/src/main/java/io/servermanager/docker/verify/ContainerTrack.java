package io.servermanager.docker.verify;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is seen of one container from look to look. Between two looks a container may have ended and been started again:
 * its id, its start time and the engine's count of restarts tell.
 */
final class ContainerTrack {

    private final Baseline.Container before;
    private final SettlingLimits limits;

    private Optional<ContainerDetails> latest = Optional.empty();
    /** While it lives, the engine has forgotten how it ended last. */
    private static final Set<ContainerState> IN_LIFE =
            EnumSet.of(ContainerState.RUNNING, ContainerState.PAUSED, ContainerState.CREATED);

    private Optional<Instant> wellSince = Optional.empty();
    private Optional<Instant> unhealthySince = Optional.empty();
    private Optional<String> lastEnd = Optional.empty();
    private boolean wasHealthy;
    private int restarts;

    ContainerTrack(Baseline.Container before, SettlingLimits limits) {
        this.before = before;
        this.limits = limits;
    }

    boolean follows(ContainerDetails container) {
        return container.service().equals(before.service())
                && container.compose().number() == before.number();
    }

    /** After this time the container's own health check has come to a verdict; zero if it has none. */
    Duration ownLimit() {
        return latest.flatMap(ContainerDetails::healthCheck)
                .map(check -> check.longestVerdict())
                .orElse(Duration.ZERO);
    }

    /** Whether the container was well at the last look, if only for a moment. */
    boolean isWell() {
        return wellSince.isPresent();
    }

    String containerId() {
        return latest.map(ContainerDetails::id).orElse("");
    }

    Standing look(Optional<ContainerDetails> seen, Instant now) {
        if (seen.isEmpty()) {
            wellSince = Optional.empty();
            return waiting("to be made");
        }
        ContainerDetails container = seen.get();
        int more = restartsSince(container);
        restarts += more;
        latest = seen;
        if (!IN_LIFE.contains(container.state())) {
            lastEnd = Optional.of(end(container));
        }
        Verdict health = container.health().verdict();
        boolean well =
                container.state() == ContainerState.RUNNING && (health == Verdict.NONE || health == Verdict.HEALTHY);
        wellSince = !well ? Optional.empty() : more > 0 || wellSince.isEmpty() ? Optional.of(now) : wellSince;
        wasHealthy = (wasHealthy && more == 0) || (well && health == Verdict.HEALTHY);
        unhealthySince = health != Verdict.UNHEALTHY ? Optional.empty() : unhealthySince.or(() -> Optional.of(now));
        return restarts > limits.restarts()
                ? failed("keeps ending: it was started again " + restarts + " times"
                        + lastEnd.map(end -> ", " + end).orElse(""))
                : standing(container, now);
    }

    private Standing standing(ContainerDetails container, Instant now) {
        return switch (container.state()) {
            case RUNNING -> running(container, now);
            case EXITED, DEAD -> failed("ended: " + end(container));
            case CREATED ->
                container.error().isEmpty()
                        ? waiting("to start")
                        : failed("could not be started: " + container.error());
            case RESTARTING -> waiting("to be started again, " + end(container));
            case PAUSED -> waiting("to go on, since it is paused");
            case REMOVING, UNKNOWN -> waiting("to be made anew");
        };
    }

    private Standing running(ContainerDetails container, Instant now) {
        switch (container.health().verdict()) {
            case STARTING:
                return waiting("to be healthy");
            case UNHEALTHY:
                Instant deadline =
                        unhealthySince.orElse(now).plus(wasHealthy ? Duration.ZERO : limits.unhealthyGrace());
                return now.isBefore(deadline)
                        ? waiting("to be healthy, since it is unhealthy")
                        : failed((wasHealthy ? "was healthy and then turned" : "is") + " unhealthy"
                                + lastCheck(container));
            case NONE, HEALTHY:
                break;
        }
        Duration settle = limits.settleAfter(restarts);
        Duration passed = Duration.between(wellSince.orElse(now), now);
        return passed.compareTo(settle) >= 0
                ? new Standing.Settled()
                : waiting("to stay well for " + settle.toSeconds() + " s");
    }

    /** How often the container was started again since the last look, or since the baseline at the first one. */
    private int restartsSince(ContainerDetails container) {
        if (latest.isEmpty()) {
            boolean sameContainer = container.id().equals(before.id());
            int known = sameContainer && container.restarts() >= before.restarts() ? before.restarts() : 0;
            return container.restarts() - known;
        }
        ContainerDetails last = latest.get();
        if (!container.id().equals(last.id())) {
            return 1 + container.restarts();
        }
        boolean startedAgain = last.startedAt().isPresent() && !last.startedAt().equals(container.startedAt());
        return Math.max(startedAgain ? 1 : 0, container.restarts() - last.restarts());
    }

    private static String end(ContainerDetails container) {
        return "exit code " + container.exitCode()
                + (container.outOfMemory() ? ", out of memory" : "")
                + (container.error().isEmpty() ? "" : ", " + container.error());
    }

    private static String lastCheck(ContainerDetails container) {
        return container
                .health()
                .lastOutput()
                .map(String::strip)
                .filter(output -> !output.isEmpty())
                .map(output -> "; its last check said: " + output)
                .orElse("");
    }

    private Standing waiting(String what) {
        return new Standing.Waiting("waiting for " + before.label() + " " + what);
    }

    private Standing failed(String what) {
        return new Standing.Failed(containerId(), "container " + before.label() + " " + what, false);
    }
}
