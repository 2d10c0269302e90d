package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.verify.Standing.Failed;
import io.servermanager.docker.verify.Standing.Settled;
import io.servermanager.docker.verify.Standing.Waiting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingCheckTest {

    private static final SettlingLimits LIMITS =
            new SettlingLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ZERO, 2);

    private final SettlingCheck check = check(LIMITS);

    @Test
    void aContainerWithoutHealthCheckSettlesWhenItRanForTheSettlingTime() {
        assertThat(at(0, Observed.running())).isInstanceOf(Waiting.class);
        assertThat(at(9, Observed.running())).isInstanceOf(Waiting.class);
        assertThat(at(10, Observed.running())).isEqualTo(new Settled());
    }

    @Test
    void aContainerWithHealthCheckSettlesOnlyOnceItIsHealthy() {
        assertThat(at(0, Observed.running().with(Verdict.STARTING)))
                .isEqualTo(new Waiting("waiting for app to be healthy"));
        assertThat(at(20, Observed.running().with(Verdict.HEALTHY))).isInstanceOf(Waiting.class);
        assertThat(at(30, Observed.running().with(Verdict.HEALTHY))).isEqualTo(new Settled());
    }

    @Test
    void aContainerThatIsNotHealthyYetHasAllTheTimeThatItsHealthCheckTakes() {
        assertThat(at(119, Observed.running().with(Verdict.STARTING))).isInstanceOf(Waiting.class);
        assertThat(failure(at(120, Observed.running().with(Verdict.STARTING))))
                .isEqualTo("still waiting for app to be healthy after 120 s");
    }

    @Test
    void aContainerThatBecomesWellJustInTimeIsGivenTheTimeToSettle() {
        at(0, Observed.running().in(ContainerState.CREATED));
        assertThat(at(29, Observed.running())).isInstanceOf(Waiting.class);
        assertThat(at(31, Observed.running())).isInstanceOf(Waiting.class);
        assertThat(at(39, Observed.running())).isEqualTo(new Settled());
    }

    @Test
    void unhealthyFailsAtOnceWithTheWordsOfTheCheck() {
        at(0, Observed.running().with(Verdict.STARTING));
        assertThat(failure(at(1, Observed.running().with(Verdict.UNHEALTHY))))
                .isEqualTo("container app is unhealthy; its last check said: no answer");
    }

    @Test
    void unhealthyAfterHealthyFailsAtOnceHoweverPatientTheLimitsAre() {
        SettlingCheck patient = check(LIMITS.forgivingUnhealthy(Duration.ofMinutes(5)));
        look(patient, 0, Observed.running().with(Verdict.HEALTHY));
        assertThat(failure(look(patient, 5, Observed.running().with(Verdict.UNHEALTHY))))
                .startsWith("container app was healthy and then turned unhealthy");
    }

    @Test
    void unhealthyBeforeHealthyIsForgivenForAsLongAsTheLimitsSay() {
        SettlingCheck patient = check(LIMITS.forgivingUnhealthy(Duration.ofSeconds(60)));
        assertThat(look(patient, 5, Observed.running().with(Verdict.UNHEALTHY))).isInstanceOf(Waiting.class);
        assertThat(look(patient, 64, Observed.running().with(Verdict.UNHEALTHY)))
                .isInstanceOf(Waiting.class);
        assertThat(look(patient, 65, Observed.running().with(Verdict.UNHEALTHY)))
                .isInstanceOf(Failed.class);
    }

    @Test
    void anEndedContainerFailsAtOnceWithItsExitCode() {
        at(0, Observed.running());
        assertThat(failure(at(3, Observed.running().endedWith(137)))).isEqualTo("container app ended: exit code 137");
    }

    @Test
    void aContainerThatCouldNotBeStartedFailsAtOnceWithTheReason() {
        assertThat(failure(at(0, Observed.running().in(ContainerState.CREATED).because("port is already allocated"))))
                .isEqualTo("container app could not be started: port is already allocated");
    }

    @Test
    void aContainerThatIsNeverMadeFailsWhenTheTimeIsOver() {
        assertThat(check.look(List.of(), Observed.EPOCH)).isInstanceOf(Waiting.class);
        Standing late = check.look(List.of(), Observed.EPOCH.plusSeconds(30));
        assertThat(failure(late)).isEqualTo("still waiting for app to be made after 30 s");
        assertThat(((Failed) late).late()).isTrue();
    }

    @Test
    void aCrashLoopThatIsRunningAtEveryLookIsToldByItsRestarts() {
        at(0, Observed.running());
        at(4, Observed.running().restarted(1).startedAt(3));
        at(8, Observed.running().restarted(2).startedAt(7));
        assertThat(failure(at(12, Observed.running().restarted(3).startedAt(11))))
                .isEqualTo("container app keeps ending: it was started again 3 times");
    }

    @Test
    void aCrashLoopIsToldByItsStartTimesToo() {
        at(0, Observed.running());
        at(4, Observed.running().startedAt(3));
        at(8, Observed.running().startedAt(7));
        assertThat(at(12, Observed.running().startedAt(11))).isInstanceOf(Failed.class);
    }

    @Test
    void aContainerThatIsMadeAnewAgainAndAgainDoesNotSettle() {
        at(0, Observed.running().as("1"));
        at(4, Observed.running().as("2"));
        at(8, Observed.running().as("3"));
        assertThat(at(12, Observed.running().as("4"))).isInstanceOf(Failed.class);
    }

    @Test
    void aCrashLoopThatBeganBeforeTheFirstLookIsTold() {
        assertThat(at(0, Observed.running().restarted(3))).isInstanceOf(Failed.class);
    }

    @Test
    void aRestartIsForgivenButTheSettlingTimeBeginsAnewAndDoubles() {
        at(0, Observed.running());
        at(9, Observed.running().restarted(1).startedAt(8));
        assertThat(at(28, Observed.running().restarted(1).startedAt(8))).isInstanceOf(Waiting.class);
        assertThat(at(29, Observed.running().restarted(1).startedAt(8))).isEqualTo(new Settled());
    }

    @Test
    void restartsFromBeforeTheUpdateDoNotCountForAContainerThatWasNotMadeAnew() {
        Baseline before = baseline("db", 7);
        SettlingCheck unchanged = new SettlingCheck(before, LIMITS, Observed.EPOCH);
        look(unchanged, 0, Observed.running().as("db").restarted(7));
        assertThat(look(unchanged, 10, Observed.running().as("db").restarted(7)))
                .isEqualTo(new Settled());
    }

    @Test
    void whatDidNotRunBeforeIsNotWaitedFor() {
        Baseline before = new Baseline(
                List.of(new Baseline.Container("app", 1, "old", ContainerState.EXITED, Verdict.NONE, "", 0)),
                List.of(),
                List.of());
        SettlingCheck nothing = new SettlingCheck(before, LIMITS, Observed.EPOCH);
        assertThat(nothing.look(List.of(), Observed.EPOCH)).isEqualTo(new Settled());
    }

    private Standing at(long second, Observed container) {
        return look(check, second, container);
    }

    private static Standing look(SettlingCheck check, long second, Observed container) {
        return check.look(List.of(container.details()), Observed.EPOCH.plusSeconds(second));
    }

    private static String failure(Standing standing) {
        assertThat(standing).isInstanceOf(Failed.class);
        return ((Failed) standing).problem();
    }

    private static SettlingCheck check(SettlingLimits limits) {
        return new SettlingCheck(baseline("old", 0), limits, Observed.EPOCH);
    }

    private static Baseline baseline(String id, int restarts) {
        return new Baseline(
                List.of(new Baseline.Container("app", 1, id, ContainerState.RUNNING, Verdict.NONE, "", restarts)),
                List.of(),
                List.of());
    }
}
