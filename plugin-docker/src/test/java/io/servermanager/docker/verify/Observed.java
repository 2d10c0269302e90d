package io.servermanager.docker.verify;

import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthCheck;
import io.servermanager.docker.engine.HealthState;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.engine.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container of the service {@code app} as an engine would describe it. */
record Observed(
        String id, ContainerState state, Verdict health, int exitCode, String error, Instant startedAt, int restarts) {

    static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    static Observed running() {
        return new Observed("new", ContainerState.RUNNING, Verdict.NONE, 0, "", EPOCH, 0);
    }

    Observed with(Verdict verdict) {
        return new Observed(id, state, verdict, exitCode, error, startedAt, restarts);
    }

    Observed in(ContainerState newState) {
        return new Observed(id, newState, health, exitCode, error, startedAt, restarts);
    }

    Observed endedWith(int code) {
        return new Observed(id, ContainerState.EXITED, health, code, error, startedAt, restarts);
    }

    Observed because(String newError) {
        return new Observed(id, state, health, exitCode, newError, startedAt, restarts);
    }

    Observed startedAt(long second) {
        return new Observed(id, state, health, exitCode, error, EPOCH.plusSeconds(second), restarts);
    }

    Observed restarted(int times) {
        return new Observed(id, state, health, exitCode, error, startedAt, times);
    }

    Observed as(String newId) {
        return new Observed(newId, state, health, exitCode, error, startedAt, restarts);
    }

    ContainerDetails details() {
        Optional<HealthCheck> check = health == Verdict.NONE
                ? Optional.empty()
                : Optional.of(
                        new HealthCheck(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(60), 4));
        return new ContainerDetails(
                id,
                "npm-app-1",
                "jc21/nginx-proxy-manager:latest",
                "sha256:1",
                state,
                exitCode,
                false,
                error,
                new HealthState(health, 0, health == Verdict.UNHEALTHY ? Optional.of("no answer") : Optional.empty()),
                check,
                Optional.of(startedAt),
                Optional.empty(),
                restarts,
                RestartPolicy.NO,
                List.of(),
                List.of(),
                "npm_default",
                Map.of(),
                Map.of(),
                new ComposeLabels(Map.of(ComposeLabels.PROJECT, "npm", ComposeLabels.SERVICE, "app")));
    }
}
