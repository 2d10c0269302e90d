package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.verify.PortAnswer.Kind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BaselineCheckPropertiesTest {

    @Property
    void nothingIsWorseThanItself(@ForAll("baselines") Baseline baseline) {
        assertThat(BaselineCheck.compare(baseline, baseline)).isEmpty();
    }

    @Property
    void moreThatWorksNeverMakesItWorse(
            @ForAll("baselines") Baseline before,
            @ForAll("baselines") Baseline now,
            @ForAll("baselines") Baseline more) {
        List<Baseline.Container> containers = new ArrayList<>(now.containers());
        containers.addAll(more.containers());
        List<Baseline.Port> ports = new ArrayList<>(now.ports());
        ports.addAll(more.ports());
        List<Baseline.Url> urls = new ArrayList<>(now.urls());
        urls.addAll(more.urls());
        assertThat(BaselineCheck.compare(before, new Baseline(containers, ports, urls))
                        .size())
                .isLessThanOrEqualTo(BaselineCheck.compare(before, now).size());
    }

    @Property
    void allThatWorkedIsMissedWhenNothingIsLeft(@ForAll("baselines") Baseline before) {
        long worked = before.containers().stream()
                        .filter(Baseline.Container::running)
                        .count()
                + before.ports().stream()
                        .filter(port -> port.answer().kind() != Kind.REFUSED
                                && port.answer().kind() != Kind.CLOSED_AT_ONCE)
                        .count()
                + before.urls().stream().filter(url -> url.answer().answered()).count();
        assertThat(BaselineCheck.compare(before, new Baseline(List.of(), List.of(), List.of())))
                .hasSize((int) worked);
    }

    @Property(tries = 100)
    void isReadBackFromJsonAsItWasWritten(@ForAll("baselines") Baseline baseline) throws Exception {
        JsonMapper strict = JsonMapper.builder().build();
        assertThat(strict.readValue(strict.writeValueAsString(baseline), Baseline.class))
                .isEqualTo(baseline);
    }

    @Provide
    Arbitrary<Baseline> baselines() {
        return Combinators.combine(
                        containers()
                                .list()
                                .uniqueElements(Baseline.Container::service)
                                .ofMaxSize(3),
                        ports().list().uniqueElements(Baseline.Port::hostPort).ofMaxSize(3),
                        urls().list().uniqueElements(Baseline.Url::url).ofMaxSize(3))
                .as(Baseline::new);
    }

    private static Arbitrary<Baseline.Container> containers() {
        return Combinators.combine(
                        Arbitraries.of("app", "db", "cache"),
                        Arbitraries.of(ContainerState.class),
                        Arbitraries.of(Verdict.class))
                .as((service, state, health) -> new Baseline.Container(service, 1, "id", state, health, "", 0));
    }

    private static Arbitrary<Baseline.Port> ports() {
        Arbitrary<PortAnswer> answers = Arbitraries.oneOf(
                Arbitraries.of(Kind.class).filter(kind -> kind != Kind.HTTP).map(PortAnswer::of),
                statuses().map(PortAnswer::http));
        return Combinators.combine(Arbitraries.of(80, 81, 443), answers)
                .as((port, answer) -> new Baseline.Port("app", 1, port, "0.0.0.0", port, answer));
    }

    private static Arbitrary<Baseline.Url> urls() {
        return Combinators.combine(
                        Arbitraries.of("http://a/", "http://b/", "http://c/"),
                        Arbitraries.oneOf(statuses().map(HttpAnswer::status), Arbitraries.just(HttpAnswer.none("no"))))
                .as(Baseline.Url::new);
    }

    private static Arbitrary<Integer> statuses() {
        return Arbitraries.integers().between(200, 599);
    }
}
