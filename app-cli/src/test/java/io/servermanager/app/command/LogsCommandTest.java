package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.app.Main;
import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsCommandTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory);
    }

    @Test
    void linesStandBehindTheNamesOfSeveralContainers() {
        Result result = sandbox.run("logs", "web");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "web-app | hello",
                        "web-db  | hello",
                        "web-app | \ufffdx",
                        "web-db  | \ufffdx",
                        "web-app | half",
                        "web-db  | half");
        assertThat(result.err()).isEqualTo("! web-old: its log cannot be read.\n");
    }

    @Test
    void theBytesOfOneContainerPassUnchanged() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(sandbox.surroundings(out), "logs", "web", "web-app", "--config", sandbox.file());
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo("hello\n\u00ffx\nhalf");
    }

    @Test
    void asJsonEveryLineIsAnObject() {
        Result result = sandbox.run("logs", "web", "-n", "2", "--json");
        assertThat(result.out().lines())
                .containsExactly(
                        "{\"time\":\"2026-01-31T12:00:04Z\",\"container\":\"web-app\",\"stream\":\"stdout\",\"line\":\"half\"}",
                        "{\"time\":\"2026-01-31T12:00:05Z\",\"container\":\"web-db\",\"stream\":\"stderr\",\"line\":\"half\"}");
    }

    @Test
    void namesAreColouredOnATerminalThatCan() {
        assertThat(sandbox.onColourTerminal().run("logs", "web", "-n", "2").out())
                .isEqualTo("\u001b[36mweb-app |\u001b[0m half\n\u001b[33mweb-db  |\u001b[0m half");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T12:00:04Z", "2026-01-31T13:00:04+01:00"})
    void linesFromATimeOnCanBeHad(String time) {
        assertThat(sandbox.run("logs", "web", "--since", time).out().lines())
                .containsExactly("web-app | half", "web-db  | half");
    }

    @Test
    void sinceMayBeHowLongAgo() {
        assertThat(sandbox.run("logs", "web", "--since", "10m").out()).isEmpty();
        assertThat(sandbox.run("logs", "web", "--since", "999999999d").out().lines())
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "10", "", "-5m", "2026-13-01T00:00:00Z"})
    void whatIsNoTimeIsAnErrorOfUse(String time) {
        Result result = sandbox.run("logs", "web", "--since", time);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("--since takes a time or a duration, not '" + time + "'.")
                .hasLineCount(2);
    }

    @Test
    void wrongRequestsAreErrorsOfUse() {
        assertThat(sandbox.run("logs").err()).contains("SERVICE");
        assertThat(sandbox.run("logs", "wbe").err()).contains("There is no service 'wbe'", "web");
        assertThat(sandbox.run("logs", "web", "mail").err()).contains("web has no container 'mail'.");
        assertThat(sandbox.run("logs", "docker").err()).contains("The service 'docker' has no logs of its own.");
        assertThat(sandbox.run("logs", "web", "-n", "-3").err()).contains("-n takes a number of lines, not '-3'.");
        for (String[] wrong :
                new String[][] {{"logs"}, {"logs", "wbe"}, {"logs", "docker"}, {"logs", "web", "-n", "x"}}) {
            assertThat(sandbox.run(wrong).exitCode()).isEqualTo(2);
        }
    }

    @Test
    void aReaderWhoHasSeenEnoughEndsItQuietly() {
        ClosingStream out = new ClosingStream("web-app | hello", 1);
        assertThat(Main.run(sandbox.surroundings(out), "logs", "web", "--config", sandbox.file()))
                .isZero();
        assertThat(out.text()).startsWith("web-app | hello\n");
    }
}
