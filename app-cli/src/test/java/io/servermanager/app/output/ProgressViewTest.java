package io.servermanager.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.RunEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProgressViewTest {

    private static final Path DEVICE = Path.of("/dev/pts/none");
    private static final Terminal XTERM =
            new Terminal(Optional.of(DEVICE), Optional.of(DEVICE), Optional.of(DEVICE), false, false);
    private static final Terminal DUMB =
            new Terminal(Optional.of(DEVICE), Optional.of(DEVICE), Optional.of(DEVICE), false, true);
    private static final Manner USUAL = new Manner(false, false, false, true);
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void onATerminalTheCurrentStepIsOneLineThatIsWrittenOverWithinTheWidth() {
        try (ProgressView view = ProgressView.of(output(XTERM, USUAL, 40))) {
            on(view, 0, new RunEvent.StepStarted("pull", "Pull the new image from where it is kept"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> written().contains("/ ["));
            on(view, 3, new RunEvent.StepDone("pull"));
        }
        assertThat(written())
                .contains("\r\u001b[K| [1/1] Pull the new image fr...")
                .endsWith("\u001b[32mok\u001b[0m Pull the new image from where it is kept\u001b[2m (3.0 s)\u001b[0m\n"
                        + "\r\u001b[K");
        String plain = written().replaceAll("\u001b\\[[0-9]*[mK]", "");
        assertThat(plain.split("[\r\n]"))
                .filteredOn(line -> line.contains("..."))
                .allMatch(line -> line.length() <= 40);
    }

    @Test
    void onATerminalWithoutEscapeSequencesLinesOnlyCome() {
        try (ProgressView view = ProgressView.of(output(DUMB, USUAL, 80))) {
            on(view, 0, new RunEvent.StepStarted("pull", "Pull"));
            on(view, 1, new RunEvent.StepDone("pull"));
        }
        assertThat(written()).isEqualTo("run r: update of web\n[1/1] Pull\nok Pull (1.0 s)\n");
    }

    @Test
    void inAPipeProgressIsRepeatedEveryTenSecondsOnly() {
        try (ProgressView view = ProgressView.of(output(Terminal.NONE, USUAL, 80))) {
            on(view, 0, new RunEvent.StepStarted("pull", "Pull"));
            for (int second = 1; second <= 21; second++) {
                on(view, second, new RunEvent.Progress("pull", second / 100.0, "of 9 MiB"));
            }
        }
        assertThat(written().lines())
                .containsExactly(
                        "run r: update of web", "[1/1] Pull", "[1/1] Pull: 10 % of 9 MiB", "[1/1] Pull: 20 % of 9 MiB");
    }

    @Test
    void aReaderThatIsGoneDisturbsNothing() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        PrintStream broken = new PrintStream(gone, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]), broken, broken, Map.of(), XTERM, 0, Path.of("/"));
        Output output = new Output(surroundings, new Manner(true, false, false, true), device -> 80);
        try (ProgressView view = ProgressView.of(output)) {
            on(view, 0, new RunEvent.RunFinished(Outcome.DONE, "", "", Kind.FAILED));
        }
        assertThat(output.error(new MaintenanceException(Kind.BUSY, "Busy", "Wait.")))
                .isEqualTo(ExitCode.BUSY);
    }

    @Test
    void coloursAreLeftOutWhereNobodyWantsThem() {
        assertThat(output(XTERM, USUAL, 80).style().colour()).isTrue();
        assertThat(output(DUMB, USUAL, 80).style().colour()).isFalse();
        assertThat(output(Terminal.NONE, USUAL, 80).style().colour()).isFalse();
        assertThat(output(XTERM, new Manner(false, false, false, false), 80)
                        .style()
                        .colour())
                .isFalse();
        Surroundings noColor = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                stream(),
                stream(),
                Map.of("NO_COLOR", "1"),
                XTERM,
                0,
                Path.of("/"));
        assertThat(new Output(noColor, USUAL, device -> 80).style().colour()).isFalse();
    }

    private Output output(Terminal terminal, Manner manner, int width) {
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]), stream(), stream(), Map.of(), terminal, 0, Path.of("/"));
        return new Output(surroundings, manner, device -> width);
    }

    private PrintStream stream() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    private String written() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static void on(ProgressView view, int second, RunEvent event) {
        if (event instanceof RunEvent.StepStarted) {
            view.on(new RunEvent.Timed(
                    NOON,
                    new RunEvent.RunStarted(
                            "r", "web", "fake", "update", Map.of(), List.of("pull"), FailurePolicy.ASK, List.of())));
        }
        view.on(new RunEvent.Timed(NOON.plusSeconds(second), event));
    }
}
