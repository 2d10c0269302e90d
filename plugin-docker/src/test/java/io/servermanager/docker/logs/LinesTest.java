package io.servermanager.docker.logs;

import static io.servermanager.docker.logs.SampleLogs.START;
import static io.servermanager.docker.logs.SampleLogs.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.FakeLog;
import io.servermanager.docker.engine.LogQuery;
import io.servermanager.docker.engine.RawLog;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.spi.LogSource.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** From the bytes of one container's log to its lines. */
class LinesTest {

    @Test
    void aLineHasItsTimeItsStreamAndItsBytes() throws IOException {
        byte[] notText = {(byte) 0xff, 0, 'x', '\r', '\n'};
        List<Line> lines = read(
                false,
                frame(1, "2026-01-31T12:00:00.000000007Z a\n"),
                frame(2, "2026-01-31T12:00:01.5Z b\n"),
                join(frame(1, "2026-01-31T13:00:01.600000000+01:00 ", notText)));
        assertThat(lines)
                .extracting(Line::time)
                .containsExactly(START.plusNanos(7), START.plusMillis(1500), START.plusMillis(1600));
        assertThat(lines).extracting(Line::error).containsExactly(false, true, false);
        assertThat(lines).extracting(LinesTest::text).startsWith("a\n", "b\n");
        assertThat(lines.get(2).bytes()).isEqualTo(notText);
    }

    @Test
    void aLineThatTheEngineCutsIsOneAgain() throws IOException {
        List<Line> lines = read(
                false,
                frame(1, "2026-01-31T12:00:00.000000001Z " + "a".repeat(16384)),
                frame(2, "2026-01-31T12:00:00.000000002Z other\n"),
                frame(1, "2026-01-31T12:00:00.000000003Z " + "b\n"));
        assertThat(lines).extracting(LinesTest::text).containsExactly("other\n", "a".repeat(16384) + "b\n");
        assertThat(lines.get(1).time()).isEqualTo(START.plusNanos(1));
    }

    @Test
    void aTerminalsLinesComeWithoutFramesAndCutOnesAreOneAgain() throws IOException {
        String time = "2026-01-31T12:00:00.000000001Z ";
        String cut = time + "a".repeat(16384) + time + "b".repeat(16384) + time + "c\r\n";
        List<Line> lines =
                read(true, (time + "one\r\n" + time + "\r\n" + cut + time + "end").getBytes(StandardCharsets.UTF_8));
        assertThat(lines)
                .extracting(LinesTest::text)
                .containsExactly("one\r\n", "\r\n", "a".repeat(16384) + "b".repeat(16384) + "c\r\n", "end");
        assertThat(lines.get(3).ended()).isFalse();
    }

    @Test
    void whatLooksLikeATimeWithinALineStays() throws IOException {
        String line = "2026-01-31T12:00:00.000000001Z said 2026-01-31T12:00:00.000000001Z \n";
        assertThat(read(false, frame(1, line)))
                .extracting(LinesTest::text)
                .containsExactly("said 2026-01-31T12:00:00.000000001Z \n");
        assertThat(read(true, line.getBytes(StandardCharsets.UTF_8)))
                .extracting(LinesTest::text)
                .containsExactly("said 2026-01-31T12:00:00.000000001Z \n");
    }

    @Test
    void aLineWithoutEndComesInPieces() throws IOException {
        byte[][] frames = new byte[20][];
        Arrays.setAll(frames, i -> frame(1, "2026-01-31T12:00:00.000000001Z " + "x".repeat(16384)));
        List<Line> lines = read(false, frames);
        assertThat(lines).hasSize(5).allSatisfy(line -> {
            assertThat(line.bytes()).hasSize(Messages.LARGEST);
            assertThat(line.ended()).isFalse();
        });
        List<Line> huge = read(false, frame(1, "2026-01-31T12:00:00.000000001Z " + "x".repeat(1 << 20) + "\n"));
        assertThat(huge.stream().mapToInt(line -> line.bytes().length).sum()).isEqualTo((1 << 20) + 1);
        assertThat(huge).extracting(Line::time).containsOnly(START.plusNanos(1));
    }

    @Test
    void whatTheEngineSaysOfALogItCannotReadOnIsAnError() {
        assertThatIOException()
                .isThrownBy(() -> read(false, frame(3, "error from daemon in stream: disk on fire")))
                .withMessageContaining("disk on fire");
        assertThatIOException().isThrownBy(() -> read(false, "HTTP/1.1 500 Internal".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theFakeTellsTheSameWayAsTheEngine() throws IOException {
        for (boolean terminal : new boolean[] {false, true}) {
            FakeLog log = new FakeLog(terminal).line(START.plusNanos(5), "ä b").line(START.plusNanos(6), "");
            FakeEngine engine = new FakeEngine();
            ContainerDetails container = SampleContainer.alone("web").make();
            engine.add(container).logging(container.id(), log);
            RawLog raw = engine.logs("web", new LogQuery(OptionalInt.empty(), Optional.empty(), false))
                    .orElseThrow();
            assertThat(lines(raw))
                    .usingRecursiveComparison()
                    .isEqualTo(List.of(line("web", 5, "ä b\n"), line("web", 6, "\n")));
        }
    }

    @Test
    void timesAreReadStrictly() {
        LogTime times = new LogTime();
        for (String wrong : new String[] {
            "",
            " ",
            "x",
            "2026-01-31T12:00:00.000000001Z",
            "2026-01-31T12:00:00.00000000xZ a",
            "2026-13-31T12:00:00.000000001Z a",
            "2026-01-31T12:00:00.000000001Za",
            "\0".repeat(40)
        }) {
            assertThat(times.of(wrong.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(wrong)
                    .isEmpty();
        }
        assertThat(times.of("2026-01-31T12:00:00.123456789Z a".getBytes(StandardCharsets.ISO_8859_1)))
                .contains(Instant.parse("2026-01-31T12:00:00.123456789Z"));
        assertThat(times.of("2026-01-31T12:00:00.123456788Z ".getBytes(StandardCharsets.ISO_8859_1)))
                .contains(Instant.parse("2026-01-31T12:00:00.123456788Z"));
    }

    private static List<Line> read(boolean terminal, byte[]... parts) throws IOException {
        return lines(new RawLog(terminal, new ByteArrayInputStream(join(parts))));
    }

    private static List<Line> lines(RawLog raw) throws IOException {
        ContainerLog log = new ContainerLog("web", raw);
        List<Line> lines = new ArrayList<>();
        for (Optional<Line> line = log.next(); line.isPresent(); line = log.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static byte[] frame(int stream, String text) {
        return frame(stream, text, new byte[0]);
    }

    private static byte[] frame(int stream, String text, byte[] more) {
        byte[] message = join(text.getBytes(StandardCharsets.UTF_8), more);
        byte[] header = {
            (byte) stream,
            0,
            0,
            0,
            (byte) (message.length >> 24),
            (byte) (message.length >> 16),
            (byte) (message.length >> 8),
            (byte) message.length
        };
        return join(header, message);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(Line line) {
        return new String(line.bytes(), StandardCharsets.UTF_8);
    }
}
