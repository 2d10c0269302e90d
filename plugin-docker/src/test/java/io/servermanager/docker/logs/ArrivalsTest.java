package io.servermanager.docker.logs;

import static io.servermanager.docker.logs.SampleLogs.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals(Duration.ofMillis(50));

    @Test
    void aLineWaitsForOlderOnes() throws InterruptedException {
        add(line("late", 2, "second\n"));
        add(line("early", 1, "first\n"));
        assertThat(arrivals.next().container()).isEqualTo("early");
        assertThat(arrivals.next().container()).isEqualTo("late");
    }

    @Test
    void aFailureComesAfterTheLinesBeforeIt() throws InterruptedException {
        arrivals.fail(new MaintenanceException(Kind.UNAVAILABLE, "gone", ""));
        add(line("web", 1, "last words\n"));
        assertThat(arrivals.next().container()).isEqualTo("web");
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(arrivals::next)
                .withMessage("gone");
    }

    @Test
    void largeLinesDoNotWaitToPileUp() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            add(line("web", i, "x".repeat(1 << 20)));
        }
        assertThat(arrivals.ready()).isTrue();
    }

    private void add(Line line) throws InterruptedException {
        arrivals.add(line, line.time());
    }
}
