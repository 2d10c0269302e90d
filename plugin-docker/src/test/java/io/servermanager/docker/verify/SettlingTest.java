package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final SettlingLimits LIMITS =
            new SettlingLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ZERO, 2);
    private static final Baseline BEFORE = new Baseline(
            List.of(new Baseline.Container("app", 1, "old", ContainerState.RUNNING, Verdict.NONE, "", 0)),
            List.of(),
            List.of());
    private static final CommandRunner LOGS = (command, lines) -> {
        List.of("Starting", "panic: no such table", "").forEach(lines);
        return new CommandResult(command, 0, "", "");
    };

    private final FakeEngine engine = new FakeEngine();
    private final SteppingClock clock = new SteppingClock();
    private final List<String> activities = new ArrayList<>();

    @Test
    void returnsWhenAllHasSettledAndTellsEachActivityOnce() throws InterruptedException {
        engine.add(Observed.running().details());
        await(() -> {});
        assertThat(clock.passed()).isEqualTo(Duration.ofSeconds(10));
        assertThat(activities).containsExactly("waiting for app to stay well for 10 s");
    }

    @Test
    void failsWithTheStateAndTheLastLineOfTheLog() {
        engine.add(Observed.running().endedWith(2).details());
        assertThatThrownBy(() -> await(() -> {})).isInstanceOfSatisfying(MaintenanceException.class, problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.FAILED);
            assertThat(problem.problem())
                    .isEqualTo("Container app ended: exit code 2; the last line of its log: panic: no such table.");
        });
        assertThat(clock.passed()).isZero();
    }

    @Test
    void failsAsLateWhenTheTimeIsOver() {
        assertThatThrownBy(() -> await(() -> {}))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Kind.TIMEOUT));
        assertThat(clock.passed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anEngineThatIsBeingRestartedIsWaitedFor() throws InterruptedException {
        engine.add(Observed.running().details());
        engine.failWith(unavailable());
        await(() -> {
            if (clock.passed().compareTo(Duration.ofSeconds(5)) > 0) {
                engine.failWith(null);
            }
        });
        assertThat(activities).first().isEqualTo("waiting for the Docker Engine to answer");
        assertThat(clock.passed()).isGreaterThan(Duration.ofSeconds(15));
    }

    @Test
    void anEngineThatStaysAwayIsTheFailure() {
        engine.failWith(unavailable());
        assertThatThrownBy(() -> await(() -> {}))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    void endsWhenThePersonAsksToStop() {
        engine.add(Observed.running().details());
        assertThatThrownBy(() -> await(() -> {
                    throw new MaintenanceException(Kind.STOPPED, "Stopped.", "");
                }))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Kind.STOPPED));
    }

    private void await(Runnable checkStopped) throws InterruptedException {
        new Settling(engine, LOGS).await("npm", BEFORE, LIMITS, clock.pace(checkStopped), activities::add);
    }

    private static MaintenanceException unavailable() {
        return new MaintenanceException(Kind.UNAVAILABLE, "The engine does not answer.", "Start it.");
    }
}
