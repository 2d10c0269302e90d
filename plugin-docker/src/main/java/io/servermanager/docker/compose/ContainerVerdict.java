package io.servermanager.docker.compose;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.spi.ServiceStatus.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The verdict on one container.
 *
 * @param health the verdict
 * @param state its state for people: the engine's word, {@code crash loop} or {@code completed}
 * @param problem what is wrong and what to do; empty if nothing is
 */
public record ContainerVerdict(Health health, String state, Optional<String> problem) {

    /**
     * A container that the engine has restarted and that runs for less than this is taken to be in a crash loop. The
     * engine waits a minute at most between two restarts.
     */
    public static final Duration YOUNG = Duration.ofSeconds(60);

    /**
     * Judges a container.
     *
     * @param container the container
     * @param now the time
     * @param meantToEnd whether another container waits for it to end well, so that its end is no fault
     */
    public static ContainerVerdict of(ContainerDetails container, Instant now, boolean meantToEnd) {
        if (isCrashLoop(container, now)) {
            return bad(
                    Health.DOWN,
                    "crash loop",
                    container,
                    "crashes again and again: " + container.restarts() + " restarts, last exit code "
                            + container.exitCode());
        }
        if (container.state() == ContainerState.RUNNING) {
            return running(container);
        }
        if (container.state() == ContainerState.EXITED && container.exitCode() == 0 && meantToEnd) {
            return new ContainerVerdict(Health.HEALTHY, "completed", Optional.empty());
        }
        return bad(
                container.state() == ContainerState.PAUSED ? Health.DEGRADED : Health.DOWN,
                container.state().toString(),
                container,
                stopped(container));
    }

    /** Whether the engine starts the container again and again. */
    public static boolean isCrashLoop(ContainerDetails container, Instant now) {
        if (container.state() == ContainerState.RESTARTING) {
            return true;
        }
        return container.state() == ContainerState.RUNNING
                && container.restarts() > 0
                && container
                        .startedAt()
                        .filter(start -> start.plus(YOUNG).isAfter(now))
                        .isPresent();
    }

    private static ContainerVerdict running(ContainerDetails container) {
        if (container.health().verdict() == Verdict.UNHEALTHY) {
            String output = container
                    .health()
                    .lastOutput()
                    .map(text -> ": " + firstLine(text))
                    .orElse("");
            return bad(Health.DEGRADED, "unhealthy", container, "is unhealthy" + output);
        }
        return container.health().verdict() == Verdict.STARTING
                ? new ContainerVerdict(Health.STARTING, "starting", Optional.empty())
                : new ContainerVerdict(Health.HEALTHY, "running", Optional.empty());
    }

    private static String stopped(ContainerDetails container) {
        if (!container.error().isEmpty()) {
            return "could not be started: " + container.error();
        }
        if (container.state() != ContainerState.EXITED) {
            return "is " + container.state();
        }
        return container.outOfMemory()
                ? "was ended for want of memory"
                : "has ended with exit code " + container.exitCode();
    }

    private static ContainerVerdict bad(Health health, String state, ContainerDetails container, String what) {
        return new ContainerVerdict(
                health,
                state,
                Optional.of("Container " + container.name() + " " + what + ". See: docker logs " + container.name()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
