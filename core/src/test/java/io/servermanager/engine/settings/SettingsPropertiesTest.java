package io.servermanager.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.ByteSize;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

class SettingsPropertiesTest {

    @Property(tries = 500)
    void durationsAreReadAsTheyWereWritten(@ForAll @LongRange(min = 0, max = 80_000_000_000_000_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(DurationText.parse(DurationText.format(duration))).isEqualTo(duration);
    }

    @Property(tries = 500)
    void sizesAreReadAsTheyWereWritten(@ForAll @LongRange(min = 0) long bytes) {
        ByteSize size = new ByteSize(bytes);

        assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
    }

    @Property(tries = 1000)
    void noTextGivesAnythingButAConfigurationOrItsProblems(@ForAll("yaml") String yaml) {
        try {
            SampleConfiguration.parse(yaml);
        } catch (MaintenanceException problems) {
            assertThat(problems.problem().lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith("configuration:"));
        }
    }

    @Property(tries = 300)
    void settingsAreReadAsTheyWereShown(@ForAll("samples") SamplePlugin.Sample sample) {
        String yaml = SettingsView.yaml(Map.of("services", Map.of("nginx", SettingsView.map(sample))));

        assertThat(SampleConfiguration.parse(yaml).service("nginx").settings()).isEqualTo(sample);
    }

    @Provide
    Arbitrary<String> yaml() {
        Arbitrary<String> pieces = Arbitraries.of(
                "services",
                "nginx",
                "state",
                "docker",
                "type",
                "compose",
                "waits",
                "more",
                "health",
                ": ",
                ":",
                "\n",
                "  ",
                "    ",
                "- ",
                "[",
                "]",
                "{",
                "}",
                ",",
                "&a ",
                "*a",
                "!x ",
                "!!int ",
                "\"",
                "'",
                "|\n",
                ">",
                "# ",
                "? ",
                "<<",
                "~",
                "---\n",
                "...\n",
                "%YAML 9.9\n",
                "\t",
                "\u0000",
                "\ufeff",
                "\ud83d\ude00",
                "\ud800",
                "10s",
                "1",
                "/a",
                "@",
                "`");
        Arbitrary<String> assembled = pieces.list().ofMaxSize(40).map(list -> String.join("", list));
        Arbitrary<String> nested = Arbitraries.integers().between(1, 3000).map("["::repeat);
        return Arbitraries.frequencyOf(
                Tuple.of(8, assembled), Tuple.of(2, Arbitraries.strings().ofMaxLength(60)), Tuple.of(1, nested));
    }

    @Provide
    Arbitrary<SamplePlugin.Sample> samples() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\n', '\t', 'ä', '\u2028')
                .ofMaxLength(12);
        Arbitrary<Path> paths = texts.map(text -> Path.of("/" + text));
        Arbitrary<URI> uris =
                Arbitraries.integers().between(1, 65_535).map(port -> URI.create("http://h:" + port + "/"));
        Arbitrary<Duration> durations =
                Arbitraries.longs().between(0, 1_000_000_000).map(Duration::ofMillis);
        Arbitrary<SamplePlugin.Keep> keeps = Combinators.combine(
                        paths, Arbitraries.integers().between(1, 1000))
                .as(SamplePlugin.Keep::new);
        Arbitrary<ByteSize> sizes = Arbitraries.longs().greaterOrEqual(0).map(ByteSize::new);
        Arbitrary<Map<String, Duration>> waits =
                Arbitraries.maps(texts, durations).ofMaxSize(3);
        return Combinators.combine(
                        Combinators.combine(paths, uris, Arbitraries.of(SamplePlugin.Mode.class), sizes)
                                .as(List::<Object>of),
                        durations,
                        texts.optional(),
                        uris.list().ofMaxSize(3),
                        waits,
                        keeps.list().ofMaxSize(3),
                        keeps)
                .as((first, delay, note, health, named, more, keep) -> new SamplePlugin.Sample(
                        (Path) first.get(0),
                        (URI) first.get(1),
                        (SamplePlugin.Mode) first.get(2),
                        delay.toMillis() % 2 == 0,
                        delay,
                        (ByteSize) first.get(3),
                        delay.toMillis(),
                        note,
                        Optional.<Secret>empty(),
                        health,
                        named,
                        more,
                        keep));
    }
}
