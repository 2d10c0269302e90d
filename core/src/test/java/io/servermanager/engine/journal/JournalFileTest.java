package io.servermanager.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.RunEvent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JournalFileTest {

    record Images(List<String> ids, String text) {}

    @Property(tries = 300)
    void everyEventIsReadBackAsItWasWritten(@ForAll @Size(max = 10) List<String> texts) {
        byte[] lines = journal(texts);

        JournalFile file = JournalFile.parse(lines);

        assertThat(file.damage()).isEmpty();
        assertThat(file.wholeBytes()).isEqualTo(lines.length);
        assertThat(file.entries().stream()
                        .map(entry ->
                                entry.fact().orElseThrow().as(Images.class).orElseThrow())
                        .toList())
                .isEqualTo(texts.stream()
                        .map(text -> new Images(List.of(text), text))
                        .toList());
    }

    @Property(tries = 300)
    void aTornLastLineIsLeftOutAndNothingElse(
            @ForAll @NotEmpty @Size(max = 5) List<String> texts, @ForAll @IntRange(min = 1, max = 10_000) int cut) {
        byte[] whole = journal(texts);
        byte[] last = journal(texts.subList(0, texts.size() - 1));
        int torn = last.length + cut % (whole.length - last.length);

        JournalFile file = JournalFile.parse(Arrays.copyOf(whole, torn));

        assertThat(file.damage()).isEmpty();
        assertThat(file.entries()).hasSize(texts.size() - 1);
        assertThat(file.wholeBytes()).isEqualTo(last.length);
    }

    @Property(tries = 300)
    void aChangedByteInAnEarlierLineIsReported(
            @ForAll @Size(min = 2, max = 5) List<String> texts,
            @ForAll @IntRange(min = 0, max = 10_000) int at,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] lines = journal(texts);
        int firstLine = journal(texts.subList(0, 1)).length;
        lines[at % firstLine] ^= (byte) change;

        JournalFile file = JournalFile.parse(lines);

        assertThat(file.damage()).isPresent();
        assertThat(file.entries()).isEmpty();
    }

    @Test
    void aMissingLineIsReported() {
        byte[] lines = journal(List.of("a", "b", "c"));
        int first = journal(List.of("a")).length;
        int second = journal(List.of("a", "b")).length;
        ByteArrayOutputStream without = new ByteArrayOutputStream();
        without.write(lines, 0, first);
        without.write(lines, second, lines.length - second);
        without.write(lines, 0, first);

        assertThat(JournalFile.parse(without.toByteArray()).damage()).contains("line 2 is broken");
    }

    private static byte[] journal(List<String> texts) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < texts.size(); i++) {
            RunEvent.FactRemembered event =
                    new RunEvent.FactRemembered("pin", new Images(List.of(texts.get(i)), texts.get(i)));
            byte[] line = JournalLines.line(i + 1L, Instant.EPOCH, event);
            lines.write(line, 0, line.length);
        }
        return lines.toByteArray();
    }
}
