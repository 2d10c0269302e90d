package io.servermanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.ServiceStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StatusCollectionTest {

    @Test
    void aSlowServiceCostsOnlyItsOwnAnswer() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        AnswerCollection.Source<ServiceStatus> source = service -> {
            if (service.equals("slow")) {
                never.await();
            }
            return ServiceStatus.of(ServiceStatus.Health.HEALTHY, "fine");
        };
        assertThat(new StatusCollection(source, Duration.ofMillis(300))
                        .collect(List.of("slow", "quick"))
                        .entrySet())
                .extracting(answer -> answer.getKey() + " " + answer.getValue().summary())
                .containsExactly("slow no answer within 0 s", "quick fine");
    }
}
