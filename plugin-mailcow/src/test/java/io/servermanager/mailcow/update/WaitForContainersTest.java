package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.compose.ComposeConfig;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.verify.Baseline;
import io.servermanager.docker.verify.PortAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitForContainersTest {

    @Test
    void whatTheNewVersionHasNoMoreIsNotMissed() {
        Baseline before = new Baseline(
                List.of(
                        container("solr-mailcow", ContainerState.RUNNING),
                        container("postfix-mailcow", ContainerState.RUNNING)),
                List.of(port("solr-mailcow"), port("postfix-mailcow")),
                List.of());
        Baseline wanted = WaitForContainers.wanted(before, services("postfix-mailcow"));
        assertThat(wanted.containers()).extracting(Baseline.Container::service).containsExactly("postfix-mailcow");
        assertThat(wanted.ports()).extracting(Baseline.Port::service).containsExactly("postfix-mailcow");
    }

    @Test
    void whatIsNewOrDidNotRunBeforeMustRunNow() {
        Baseline before =
                new Baseline(List.of(container("clamd-mailcow", ContainerState.EXITED)), List.of(), List.of());
        Baseline wanted = WaitForContainers.wanted(before, services("clamd-mailcow", "olefy-mailcow"));
        assertThat(wanted.containers())
                .extracting(Baseline.Container::service)
                .containsExactly("clamd-mailcow", "olefy-mailcow");
        assertThat(wanted.containers()).allMatch(Baseline.Container::running);
    }

    private static Baseline.Container container(String service, ContainerState state) {
        return new Baseline.Container(service, 1, "id", state, Verdict.NONE, "", 0);
    }

    private static Baseline.Port port(String service) {
        return new Baseline.Port(service, 1, 25, "0.0.0.0", 25, PortAnswer.of(PortAnswer.Kind.BANNER));
    }

    private static ComposeConfig services(String... names) {
        Map<String, ComposeConfig.Service> services = Stream.of(names)
                .map(name -> new ComposeConfig.Service(
                        name, Optional.of("image"), false, Optional.empty(), List.of(), List.of(), false, Map.of()))
                .collect(Collectors.toMap(ComposeConfig.Service::name, Function.identity()));
        return new ComposeConfig("mailcow", services, Map.of());
    }
}
