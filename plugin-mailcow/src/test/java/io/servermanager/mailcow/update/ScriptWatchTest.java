package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.servermanager.engine.process.MarkedProcesses;
import io.servermanager.mailcow.ScriptSettings;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptWatchTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    /** A process is past its hard limit at once. */
    private static final ScriptSettings LIMITS =
            new ScriptSettings(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1));

    private final String mark = UUID.randomUUID().toString();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Process script;

    @BeforeEach
    void startAScriptThatTakesLong() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "600");
        builder.environment().put(UpdateScript.MARK, mark);
        script = builder.start();
    }

    @AfterEach
    void endTheScript() throws InterruptedException {
        script.destroyForcibly().waitFor();
    }

    @Test
    void pastItsHardLimitAScriptThatHasStoppedNoContainerIsEnded() throws Exception {
        try (ScriptWatch watch = watch(() -> true)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> !script.isAlive());
            assertThat(watch.endedFor().orElse("")).contains("no container was stopped");
            assertThat(watch.downSince()).isEmpty();
        }
    }

    @Test
    void pastItsHardLimitAScriptThatHasStoppedAContainerIsReportedAndWaitedFor() throws Exception {
        assertWaitedFor(() -> false);
    }

    @Test
    void whenTheEngineDoesNotAnswerTheContainersCountAsStopped() throws Exception {
        assertWaitedFor(() -> {
            throw new MaintenanceException(Kind.UNAVAILABLE, "silent", "");
        });
    }

    private void assertWaitedFor(BooleanSupplier untouched) throws InterruptedException {
        try (ScriptWatch watch = watch(untouched)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> !said.isEmpty());
            assertThat(said).first().asString().contains("it is not ended", "data may be in a migration");
            assertThat(watch.endedFor()).isEmpty();
            assertThat(watch.downSince()).hasValue(NOW);
            assertThat(script.isAlive()).isTrue();
        }
    }

    private ScriptWatch watch(BooleanSupplier untouched) {
        return ScriptWatch.start(
                new MarkedProcesses(UpdateScript.MARK, mark),
                new ScriptOutput(line -> {}),
                LIMITS,
                untouched,
                said::add,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
