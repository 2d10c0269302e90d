package io.servermanager.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundProcessTest {

    @TempDir
    Path directory;

    @Test
    void appendsAllOutputToTheLog() throws Exception {
        Path log = Files.writeString(directory.resolve("log"), "before\n");

        try (BackgroundProcess daemon =
                BackgroundProcess.start(Command.changes("sh", "-c", "echo out; echo err >&2; sleep 300"), log)) {
            await().untilAsserted(() -> assertThat(log).hasContent("before\nout\nerr"));
            assertThat(daemon.isAlive()).isTrue();
        }
    }

    @Test
    void letsTheDaemonEndItsChildrenAndEndsTheRestItself() throws Exception {
        String mark = UUID.randomUUID().toString();
        Path log = directory.resolve("log");
        BackgroundProcess daemon = BackgroundProcess.start(
                Command.changes(
                                "sh",
                                "-c",
                                "trap 'echo bye; exit 3' TERM; (setsid sleep 300 &); echo up;"
                                        + " while :; do sleep 0.05; done")
                        .with("SERVER_MANAGER_TEST", mark),
                log);
        await().untilAsserted(() -> assertThat(log).hasContent("up"));

        daemon.terminate(Duration.ofSeconds(20));

        assertThat(daemon.isAlive()).isFalse();
        assertThat(daemon.exitCode()).isEqualTo(3);
        assertThat(log).hasContent("up\nbye");
        assertThat(new MarkedProcesses("SERVER_MANAGER_TEST", mark).alive()).isEmpty();
    }

    @Test
    void killsADaemonThatDoesNotEndInTime() throws Exception {
        Path log = directory.resolve("log");
        BackgroundProcess daemon = BackgroundProcess.start(
                Command.changes("sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.05; done"), log);
        await().untilAsserted(() -> assertThat(log).hasContent("up"));

        daemon.terminate(Duration.ofMillis(100));

        assertThat(daemon.isAlive()).isFalse();
    }

    @Test
    void saysIfTheProgramIsMissing() {
        assertThatThrownBy(() -> BackgroundProcess.start(Command.changes("no-such-daemon"), directory.resolve("log")))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("'no-such-daemon' is not installed");
    }
}
