package io.servermanager.docker.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.engine.RawLog;
import io.servermanager.docker.logs.Messages.Message;
import io.servermanager.spi.LogSource.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MessagesPropertiesTest {

    private static final byte[] TIME = "2026-01-31T12:00:00.000000001Z ".getBytes(StandardCharsets.US_ASCII);

    /** What a container wrote to one of its streams. */
    record Written(boolean error, byte[] bytes) {}

    @Provide
    Arbitrary<List<Written>> writings() {
        // 10 is the end of a line, and worth more than its share.
        Arbitrary<Byte> bytes =
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.bytes()), Tuple.of(1, Arbitraries.just((byte) 10)));
        Arbitrary<byte[]> message = bytes.array(byte[].class).ofMinSize(0).ofMaxSize(60);
        return Combinators.combine(Arbitraries.of(true, false), message)
                .as(Written::new)
                .list()
                .ofMaxSize(20);
    }

    @Property
    void framesAreReadHoweverTheyArrive(
            @ForAll("writings") List<Written> writings,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 40) Integer> parts)
            throws IOException {
        InputStream in = SampleLogs.inParts(framed(writings), parts);
        List<Message> messages = all(new FramedMessages(in));
        assertThat(messages).hasSameSizeAs(writings);
        for (int i = 0; i < messages.size(); i++) {
            assertThat(messages.get(i).error()).isEqualTo(writings.get(i).error());
            assertThat(messages.get(i).begins()).isTrue();
            assertThat(messages.get(i).bytes()).isEqualTo(with(writings.get(i).bytes()));
        }
    }

    /** Nothing that a container writes is altered, lost or doubled on its way to lines. */
    @Property
    void linesHoldTheBytesThatWereWritten(@ForAll("writings") List<Written> writings) throws IOException {
        ContainerLog log = new ContainerLog("web", new RawLog(false, new ByteArrayInputStream(framed(writings))));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        for (Optional<Line> line = log.next(); line.isPresent(); line = log.next()) {
            byte[] bytes = line.get().bytes();
            (line.get().error() ? error : output).write(bytes);
            assertThat(new String(bytes, 0, bytes.length - 1, StandardCharsets.ISO_8859_1))
                    .doesNotContain("\n");
        }
        assertThat(output.toByteArray()).isEqualTo(joined(writings, false));
        assertThat(error.toByteArray()).isEqualTo(joined(writings, true));
    }

    @Property
    void aLogThatEndsWithinAMessageSaysSo(
            @ForAll("writings") @Size(min = 1) List<Written> writings,
            @ForAll @IntRange(min = 1, max = 38) int missing) {
        byte[] whole = framed(writings);
        int lastFrame = 8 + TIME.length + writings.get(writings.size() - 1).bytes().length;
        byte[] cut = Arrays.copyOf(whole, whole.length - Math.min(missing, lastFrame - 1));
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> all(new FramedMessages(new ByteArrayInputStream(cut))));
    }

    @Property
    void anyBytesAreMessagesOrAnError(@ForAll byte[] bytes, @ForAll boolean terminal) {
        Messages messages = Messages.of(new RawLog(terminal, new ByteArrayInputStream(bytes)));
        try {
            assertThat(all(messages).stream()
                            .mapToInt(message -> message.bytes().length)
                            .sum())
                    .isLessThanOrEqualTo(bytes.length);
        } catch (IOException broken) {
            assertThat(terminal).isFalse();
        }
    }

    private static List<Message> all(Messages messages) throws IOException {
        List<Message> all = new ArrayList<>();
        for (Optional<Message> message = messages.next(); message.isPresent(); message = messages.next()) {
            all.add(message.get());
        }
        return all;
    }

    private static byte[] framed(List<Written> writings) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Written written : writings) {
            byte[] message = with(written.bytes());
            all.writeBytes(ByteBuffer.allocate(8)
                    .put((byte) (written.error() ? 2 : 1))
                    .putInt(4, message.length)
                    .array());
            all.writeBytes(message);
        }
        return all.toByteArray();
    }

    private static byte[] with(byte[] bytes) {
        return ByteBuffer.allocate(TIME.length + bytes.length)
                .put(TIME)
                .put(bytes)
                .array();
    }

    private static byte[] joined(List<Written> writings, boolean error) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writings.stream()
                .filter(written -> written.error() == error)
                .forEach(written -> all.writeBytes(written.bytes()));
        return all.toByteArray();
    }
}
