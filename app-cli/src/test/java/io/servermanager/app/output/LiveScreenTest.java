package io.servermanager.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveScreenTest {

    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\r\n\u001b[?25h\u001b[?1049l";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aTerminalIsWrittenOverAndLeftAsItWasFound() {
        try (LiveScreen screen = new LiveScreen(output(out, true, false, 24))) {
            assertThat(screen.show(List.of("one", "two"))).isTrue();
            assertThat(screen.show(List.of("three"))).isTrue();
        }
        assertThat(written())
                .isEqualTo(
                        ENTER + "\u001b[Hone\u001b[K\r\ntwo\u001b[K\u001b[J" + "\u001b[Hthree\u001b[K\u001b[J" + LEAVE);
    }

    @Test
    void whatIsHigherThanTheTerminalIsCutSoThatNothingScrolls() {
        try (LiveScreen screen = new LiveScreen(output(out, true, false, 2))) {
            screen.show(List.of("one", "two", "three"));
        }
        assertThat(written()).contains("two\u001b[K\u001b[J").doesNotContain("three");
    }

    @Test
    void afterTheEndNothingIsDrawn() {
        LiveScreen screen = new LiveScreen(output(out, true, false, 24));
        screen.close();
        assertThat(screen.show(List.of("late"))).isFalse();
        screen.close();
        assertThat(written()).isEqualTo(ENTER + LEAVE);
    }

    @Test
    void elsewhereOneFollowsTheOther() {
        try (LiveScreen screen = new LiveScreen(output(out, false, false, 24))) {
            screen.show(List.of("one"));
            screen.show(List.of("two"));
        }
        assertThat(written()).isEqualTo("one\n\ntwo\n");
    }

    @Test
    void aTerminalWithoutEscapeSequencesGetsNone() {
        try (LiveScreen screen = new LiveScreen(output(out, true, true, 24))) {
            screen.show(List.of("one"));
        }
        assertThat(written()).isEqualTo("one\n");
    }

    @Test
    void aTerminalThatIsGoneIsTold() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Input/output error");
            }
        };
        try (LiveScreen screen = new LiveScreen(output(gone, true, false, 24))) {
            assertThat(screen.show(List.of("one"))).isFalse();
        }
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Output output(OutputStream out, boolean onTerminal, boolean dumb, int rows) {
        Optional<Path> device = onTerminal ? Optional.of(Path.of("/dev/pts/none")) : Optional.empty();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Map.of(),
                new Terminal(Optional.empty(), device, Optional.empty(), false, dumb),
                0,
                Path.of("/"));
        return new Output(surroundings, new Manner(false, false, false, true), new TerminalMeasure() {
            @Override
            public int applyAsInt(Path asked) {
                return 80;
            }

            @Override
            public int rows(Path asked) {
                return rows;
            }
        });
    }
}
