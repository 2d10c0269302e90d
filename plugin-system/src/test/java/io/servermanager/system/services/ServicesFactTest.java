package io.servermanager.system.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ServicesFactTest {

    @Test
    void aPartThatIsGoneOrWorseIsNamed() {
        ServicesFact before = fact(Health.HEALTHY, Map.of("app", Health.HEALTHY, "db", Health.HEALTHY));

        assertThat(before.worseIn(fact(Health.DEGRADED, Map.of("app", Health.STARTING))))
                .containsExactly(
                        "blog was healthy and is degraded",
                        "app of blog was healthy and is starting",
                        "db of blog was healthy and is absent");
    }

    @Test
    void nothingIsExpectedOfWhatDidNotWorkBefore() {
        ServicesFact before = fact(Health.DOWN, Map.of("app", Health.UNKNOWN));

        assertThat(before.worseIn(fact(Health.ABSENT, Map.of()))).isEmpty();
        assertThat(before.working()).isEmpty();
    }

    @Property(tries = 100)
    void whatIsAsBeforeIsNotWorse(@ForAll Health service, @ForAll Health part) {
        ServicesFact fact = fact(service, Map.of("app", part));
        assertThat(fact.worseIn(fact)).isEmpty();
    }

    private static ServicesFact fact(Health health, Map<String, Health> parts) {
        List<ServiceStatus.Part> list = parts.entrySet().stream()
                .map(part -> new ServiceStatus.Part(part.getKey(), "", part.getValue(), Map.of()))
                .toList();
        return ServicesFact.of(Map.of("blog", new ServiceStatus(health, "", Optional.empty(), list, List.of())));
    }
}
