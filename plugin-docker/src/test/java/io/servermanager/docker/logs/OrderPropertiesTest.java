package io.servermanager.docker.logs;

import static io.servermanager.docker.logs.SampleLogs.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.spi.LogSource.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The order of lines: of what was written, of the last of it, and of what is read on after an interruption. */
class OrderPropertiesTest {

    @Property
    void sortedLogsGiveASortedOneInWhichNothingIsLostOrDoubled(
            @ForAll @Size(max = 5) List<@Size(max = 20) List<@IntRange(max = 30) Integer>> times) {
        List<List<Line>> logs = logs(times, true);
        List<Line> merged = merged(logs);
        assertThat(merged).extracting(Line::time).isSorted();
        assertThat(merged).containsExactlyInAnyOrderElementsOf(joined(logs));
        assertOrderWithinLogsStays(logs, merged);
    }

    @Property
    void theOrderWithinALogStaysAlsoWhereItsTimesGoBack(
            @ForAll @Size(max = 5) List<@Size(max = 20) List<@IntRange(max = 30) Integer>> times) {
        List<List<Line>> logs = logs(times, false);
        List<Line> merged = merged(logs);
        assertThat(merged).containsExactlyInAnyOrderElementsOf(joined(logs));
        assertOrderWithinLogsStays(logs, merged);
    }

    @Property
    void theLastLinesAreTheLastOfAll(
            @ForAll @Size(max = 4) List<@Size(max = 10) List<@IntRange(max = 30) Integer>> times,
            @ForAll @IntRange(min = 1, max = 30) int count) {
        List<Line> all = merged(logs(times, true));
        List<Line> last = SampleLogs.all(new LastLines(SampleLogs.of(all), count));
        assertThat(last).isEqualTo(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    @Property
    void aLogIsReadOnWhereItWasLeft(
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> times, @ForAll @IntRange(max = 30) int cut) {
        List<Line> log = logs(List.of(times), true).get(0);
        int end = Math.min(cut, log.size());
        Position position = new Position();
        List<Line> read = new ArrayList<>();
        log.subList(0, end).stream().filter(position::isNew).forEach(read::add);
        Instant since = position.time().orElse(Instant.MIN);
        position.reopened();
        log.stream()
                .filter(line -> !line.time().isBefore(since))
                .filter(position::isNew)
                .forEach(read::add);
        assertThat(read).isEqualTo(log);
    }

    @Property(tries = 50)
    void whatArrivesTogetherIsPutInOrder(@ForAll @Size(min = 1, max = 30) List<@IntRange(max = 1000) Integer> times)
            throws InterruptedException {
        Arrivals arrivals = new Arrivals(Duration.ofMillis(20));
        for (int time : times) {
            Line line = line("web", time, "x\n");
            arrivals.add(line, line.time());
        }
        List<Line> taken = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            taken.add(arrivals.next());
        }
        assertThat(arrivals.ready()).isFalse();
        assertThat(taken)
                .extracting(Line::time)
                .containsExactlyElementsOf(times.stream()
                        .sorted()
                        .map(time -> SampleLogs.START.plusNanos(time))
                        .toList());
    }

    private static List<List<Line>> logs(List<List<Integer>> times, boolean sorted) {
        return IntStream.range(0, times.size())
                .mapToObj(log -> {
                    List<Integer> own = new ArrayList<>(times.get(log));
                    if (sorted) {
                        Collections.sort(own);
                    }
                    return IntStream.range(0, own.size())
                            .mapToObj(i -> line("c" + log, own.get(i), log + "." + i + "\n"))
                            .toList();
                })
                .toList();
    }

    private static List<Line> merged(List<List<Line>> logs) {
        return SampleLogs.all(new TimeMerge(logs.stream().map(SampleLogs::of).toList()));
    }

    private static List<Line> joined(List<List<Line>> logs) {
        return logs.stream().flatMap(List::stream).toList();
    }

    private static void assertOrderWithinLogsStays(List<List<Line>> logs, List<Line> merged) {
        for (List<Line> log : logs) {
            assertThat(merged.stream().filter(log::contains).toList()).isEqualTo(log);
        }
    }
}
