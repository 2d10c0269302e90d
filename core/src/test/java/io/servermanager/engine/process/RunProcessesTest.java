package io.servermanager.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.servermanager.spi.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProcessesTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final String run = UUID.randomUUID().toString();
    private final RunProcesses processes = new RunProcesses(SHORT);

    @TempDir
    Path directory;

    @AfterEach
    void nothingIsLeftRunning() {
        new MarkedProcesses(ProcessMarks.RUN, run).end(Duration.ZERO);
    }

    @Test
    void tellsWhatARunLeftBehind() {
        BackgroundProcess process = leave("sleep", "300");

        await().until(() -> processes.survivors(run).stream()
                .allMatch(survivor -> survivor.commandLine().equals("sleep 300")));

        List<MarkedProcess> survivors = processes.survivors(run);

        assertThat(survivors).hasSize(1);
        MarkedProcess survivor = survivors.get(0);
        assertThat(survivor.pid()).isEqualTo(process.pid());
        assertThat(survivor.neverKilled()).isFalse();
        assertThat(survivor.started())
                .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(5));
        assertThat(processes.survivors(run + "-other")).isEmpty();
    }

    @Test
    void endsWhatDoesNotEndByItselfAlsoIfItIgnoresSigterm() throws Exception {
        leave(
                "sh",
                "-c",
                "trap '' TERM; (setsid sh -c 'trap \"\" TERM; sleep 300; sleep 300' &); sleep 301; sleep 301");

        assertThat(processes.awaitOrEnd(run, SHORT)).isEmpty();
        assertThat(processes.survivors(run)).isEmpty();
    }

    @Test
    void waitsForWhatEndsByItself() throws Exception {
        BackgroundProcess process = leave("sh", "-c", "sleep 0.5; exit 5");

        assertThat(processes.awaitOrEnd(run, Duration.ofSeconds(20))).isEmpty();
        assertThat(process.exitCode()).isEqualTo(5);
    }

    @Test
    void leavesAloneWhatIsNeverKilled() throws Exception {
        BackgroundProcess process = BackgroundProcess.start(
                Command.changes("sleep", "300").neverKilled().with(ProcessMarks.RUN, run), directory.resolve("log"));

        List<MarkedProcess> left = processes.awaitOrEnd(run, SHORT);

        assertThat(left).extracting(MarkedProcess::pid).containsExactly(process.pid());
        assertThat(left.get(0).neverKilled()).isTrue();
        assertThat(process.isAlive()).isTrue();
    }

    private BackgroundProcess leave(String... command) {
        return BackgroundProcess.start(Command.changes(command).with(ProcessMarks.RUN, run), directory.resolve("log"));
    }
}
