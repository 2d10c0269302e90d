package io.servermanager.monitor.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.MaintenanceException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** Whatever a file below /proc says, it is understood or refused with one clear error. */
class ProcFilesPropertiesTest {

    private static final List<Function<String, ?>> PARSERS = List.of(
            CpuTimes::parse,
            DiskCounters::parse,
            HostFigures::uptime,
            LoadAverage::parse,
            Memory::parse,
            NetworkCounters::parse,
            OsName::parse,
            text -> Pressure.parse("cpu", text));

    @Property(tries = 300)
    void anyTextIsUnderstoodOrRefusedClearly(@ForAll String text) {
        PARSERS.forEach(parser -> attempt(parser, text));
    }

    @Property(tries = 300)
    void aFileThatIsNearlyRightIsUnderstoodOrRefusedClearly(@ForAll("damaged") String text) {
        PARSERS.forEach(parser -> attempt(parser, text));
    }

    @Property(tries = 100)
    void loadIsReadBack(@ForAll @DoubleRange(max = 99_999) @Scale(2) double load) {
        String text = String.format(Locale.ROOT, "%.2f 0.00 1.50 1/234 5678\n", load);
        assertThat(LoadAverage.parse(text)).isEqualTo(new LoadAverage(load, 0, 1.5));
    }

    @Property(tries = 100)
    void memoryAddsUp(
            @ForAll @LongRange(max = 1L << 32) long total,
            @ForAll @LongRange(max = 1L << 32) long free,
            @ForAll @LongRange(max = 1L << 32) long available) {
        Memory memory = Memory.parse(
                "MemTotal: " + total + " kB\nMemFree: " + free + " kB\nMemAvailable:   " + available + " kB\n");
        assertThat(memory.total()).isEqualTo(total * 1024);
        assertThat(memory.used()).isBetween(0L, memory.total());
        if (available <= total) {
            assertThat(memory.used() + memory.available()).isEqualTo(memory.total());
        }
    }

    @Property(tries = 100)
    void cpuUseIsAlwaysAPartOfTheWhole(@ForAll("cpuLine") String earlier, @ForAll("cpuLine") String later) {
        CpuUse use = CpuTimes.parse(later).since(CpuTimes.parse(earlier));
        assertThat(List.of(use.busy(), use.user(), use.system(), use.ioWait(), use.stolen()))
                .allMatch(percent -> percent >= 0 && percent <= 100);
    }

    @Provide
    Arbitrary<String> cpuLine() {
        return Arbitraries.longs()
                .between(0, 1L << 40)
                .list()
                .ofSize(10)
                .map(ticks -> "cpu  " + ticks.stream().map(String::valueOf).collect(Collectors.joining(" ")) + "\n");
    }

    /** A recorded file with something put in at some place. */
    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> files = Arbitraries.of(RecordedHost.contents());
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.of("-", "\0", "\n", " ", "99999999999999999999999", ":", "1e9", "NaN", "\ud800", "cpu "));
        return Arbitraries.integers()
                .between(0, 5000)
                .flatMap(at -> files.flatMap(file -> pieces.map(piece -> {
                    int place = file.isEmpty() ? 0 : at % file.length();
                    return file.substring(0, place) + piece + file.substring(place);
                })));
    }

    private static void attempt(Function<String, ?> parser, String text) {
        try {
            assertThat(parser.apply(text)).isNotNull();
        } catch (MaintenanceException refused) {
            assertThat(refused.problem()).startsWith("/proc/").hasSizeLessThan(200);
            assertThat(refused.problem().chars()).noneMatch(Character::isISOControl);
        }
    }
}
