package io.servermanager.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAlignedAndLinesEndWithoutBlanks() {
        Table table = Table.of("SERVICE", "HEALTH")
                .row(Table.cell("nginx"), Table.cell("healthy"))
                .row(Table.cell("a-longer-name"), Table.cell("down"));
        assertThat(table.lines(Style.PLAIN))
                .containsExactly("SERVICE        HEALTH", "nginx          healthy", "a-longer-name  down");
    }

    @Test
    void aNarrowTerminalWrapsTheWidestColumnBetweenWords() {
        Table table = Table.of("A", "B").row(Table.cell("x"), Table.cell("one two three four five"));
        assertThat(table.lines(new Style(false, true, 17))).containsExactly("A  B", "x  one two three", "   four five");
    }

    @Test
    void namesStayInOnePieceHoweverNarrowTheTerminal() {
        Table table = Table.of("RUN", "WHEN").row(Table.cell("20260131-web-update"), Table.cell("2026-01-31 12:00"));
        assertThat(table.lines(new Style(false, true, 20)))
                .containsExactly(
                        "RUN                  WHEN", "20260131-web-update  2026-01-31", "                     12:00");
    }

    @Test
    void colourDoesNotDisturbTheColumns() {
        Table table = Table.of("A", "B").row(Table.cell("up", Tone.GOOD), Table.cell("x"));
        List<String> plain = table.lines(Style.PLAIN);
        List<String> coloured = table.lines(new Style(true, true, 80));
        assertThat(coloured.get(1)).contains("\u001b[32mup\u001b[0m");
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
                .containsExactlyElementsOf(plain);
    }

    @Property(tries = 200)
    void wrappingLosesNothingAndKeepsTheWidth(
            @ForAll @Size(max = 12) List<@AlphaChars @StringLength(min = 1, max = 15) String> words,
            @ForAll @IntRange(min = 5, max = 40) int width) {
        List<String> lines = Table.wrap(String.join(" ", words), width);
        assertThat(lines).allMatch(line -> line.length() <= width);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(String.join("", words));
    }
}
