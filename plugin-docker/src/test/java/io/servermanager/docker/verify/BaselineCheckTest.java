package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.verify.PortAnswer.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineCheckTest {

    @Test
    void aContainerThatIsGoneIsNamed() {
        assertThat(sentences(of(container(ContainerState.RUNNING, Verdict.NONE)), of()))
                .containsExactly("container app ran before and is gone now");
    }

    @Test
    void aContainerThatEndedIsNamedWithItsState() {
        assertThat(sentences(
                        of(container(ContainerState.RUNNING, Verdict.NONE)),
                        of(container(ContainerState.EXITED, Verdict.NONE))))
                .containsExactly("container app ran before and is exited now");
    }

    @Test
    void aContainerThatDidNotRunNeedNotRun() {
        assertThat(sentences(of(container(ContainerState.EXITED, Verdict.NONE)), of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, UNHEALTHY, true",
        "HEALTHY, STARTING, true",
        "NONE, UNHEALTHY, true",
        "HEALTHY, NONE, false",
        "UNHEALTHY, UNHEALTHY, false",
        "STARTING, STARTING, false",
        "NONE, HEALTHY, false"
    })
    void healthMayNotBecomeWorse(Verdict before, Verdict after, boolean worse) {
        List<String> sentences =
                sentences(of(container(ContainerState.RUNNING, before)), of(container(ContainerState.RUNNING, after)));
        assertThat(sentences).hasSize(worse ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200, true", "200, 302, true", "301, 401, true", "302, 403, true", "200, 404, false", "200, 400, false",
        "200, 502, false", "404, 404, true", "404, 200, true", "403, 499, true", "404, 500, false", "502, 500, true"
    })
    void anHttpStatusMayNotBecomeWorse(int before, int after, boolean fine) {
        assertThat(BaselineCheck.atLeast(before, after)).isEqualTo(fine);
        assertThat(sentences(of(port(PortAnswer.http(before))), of(port(PortAnswer.http(after))))
                        .isEmpty())
                .isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, REFUSED, true", "CLOSED_AT_ONCE, REFUSED, true", "SILENT, SILENT, true", "SILENT, BANNER, true",
        "SILENT, CLOSED_AT_ONCE, false", "BANNER, SILENT, false", "BANNER, REFUSED, false", "TLS, TLS, true",
        "TLS, BANNER, false", "TLS, CLOSED_AT_ONCE, false"
    })
    void aPortMustAnswerInTheProtocolInWhichItDid(Kind before, Kind after, boolean fine) {
        assertThat(sentences(of(port(PortAnswer.of(before))), of(port(PortAnswer.of(after))))
                        .isEmpty())
                .isEqualTo(fine);
    }

    @Test
    void aPortThatNothingListensOnAnyMoreIsNamedWithBothAnswers() {
        assertThat(sentences(of(port(PortAnswer.http(200))), of(port(PortAnswer.of(Kind.CLOSED_AT_ONCE)))))
                .containsExactly("port 127.0.0.1:81 of app answers HTTP 200 in the baseline,"
                        + " and now it closes every connection at once");
    }

    @Test
    void aPortThatIsNotPublishedAnyMoreIsNamed() {
        assertThat(sentences(of(port(PortAnswer.http(200))), of()))
                .containsExactly("port 127.0.0.1:81 was published before and is not any more");
    }

    @Test
    void aPortThatTheEngineChoosesMayMove() {
        Baseline.Port moved = new Baseline.Port("app", 1, 81, "127.0.0.1", 49153, PortAnswer.http(200));
        assertThat(sentences(of(port(PortAnswer.http(200))), of(moved))).isEmpty();
    }

    @Test
    void anAddressThatDoesNotAnswerAnyMoreIsNamedWithTheReason() {
        Baseline.Url before = new Baseline.Url("http://127.0.0.1/", HttpAnswer.status(200));
        Baseline.Url now = new Baseline.Url("http://127.0.0.1/", HttpAnswer.none("connection refused"));
        assertThat(sentences(of(before), of(now)))
                .containsExactly("http://127.0.0.1/ answers HTTP 200 in the baseline,"
                        + " and now it does not answer (connection refused)");
        assertThat(sentences(of(now), of(before))).isEmpty();
    }

    @Test
    void looksAgainUntilAllIsAsItWas() throws InterruptedException {
        Deque<Baseline> looks = new ArrayDeque<>(List.of(
                of(port(PortAnswer.of(Kind.REFUSED))), of(port(PortAnswer.http(502))), of(port(PortAnswer.http(200)))));
        SteppingClock clock = new SteppingClock();
        List<Deviation> deviations = BaselineCheck.await(
                of(port(PortAnswer.http(200))), looks::removeFirst, Duration.ofMinutes(1), clock.pace());
        assertThat(deviations).isEmpty();
        assertThat(looks).isEmpty();
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws InterruptedException {
        SteppingClock clock = new SteppingClock();
        List<Deviation> deviations = BaselineCheck.await(
                of(port(PortAnswer.http(200))),
                () -> of(port(PortAnswer.http(502))),
                Duration.ofSeconds(20),
                clock.pace());
        assertThat(deviations).hasSize(1);
        assertThat(clock.passed()).isEqualTo(Duration.ofSeconds(20));
    }

    private static List<String> sentences(Baseline before, Baseline now) {
        return BaselineCheck.compare(before, now).stream()
                .map(Deviation::sentence)
                .toList();
    }

    private static Baseline of() {
        return new Baseline(List.of(), List.of(), List.of());
    }

    private static Baseline of(Baseline.Container container) {
        return new Baseline(List.of(container), List.of(), List.of());
    }

    private static Baseline of(Baseline.Port port) {
        return new Baseline(List.of(), List.of(port), List.of());
    }

    private static Baseline of(Baseline.Url url) {
        return new Baseline(List.of(), List.of(), List.of(url));
    }

    private static Baseline.Container container(ContainerState state, Verdict health) {
        return new Baseline.Container("app", 1, "id", state, health, "", 0);
    }

    private static Baseline.Port port(PortAnswer answer) {
        return new Baseline.Port("app", 1, 81, "127.0.0.1", 81, answer);
    }
}
