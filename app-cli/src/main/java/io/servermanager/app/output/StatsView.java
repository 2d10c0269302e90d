package io.servermanager.app.output;

import io.servermanager.spi.ByteSize;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import io.servermanager.spi.ResourceStats.Usage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a container uses, as it is shown: amounts in bytes, shares in percent to the hundredth.
 *
 * @param id the container's full id
 * @param name its name
 * @param cpuPercent of one CPU
 * @param memoryBytes in use
 * @param memoryLimitBytes how much it may use
 * @param memoryPercent what is used of that
 * @param networkReceivedBytes since it was started
 * @param networkSentBytes since it was started
 * @param blockReadBytes since it was started
 * @param blockWrittenBytes since it was started
 * @param pids processes and threads
 * @param source where the figures were read
 */
public record StatsView(
        String id,
        String name,
        Optional<Double> cpuPercent,
        Optional<Long> memoryBytes,
        Optional<Long> memoryLimitBytes,
        Optional<Double> memoryPercent,
        Optional<Long> networkReceivedBytes,
        Optional<Long> networkSentBytes,
        Optional<Long> blockReadBytes,
        Optional<Long> blockWrittenBytes,
        Optional<Long> pids,
        String source) {

    private static final String UNKNOWN = "-";

    /** The views of containers: the busiest first, then by name. */
    public static List<StatsView> of(List<Usage> usages) {
        return usages.stream()
                .map(StatsView::of)
                .sorted(Comparator.comparingDouble(
                                (StatsView view) -> -view.cpuPercent().orElse(0.0))
                        .thenComparing(StatsView::name))
                .toList();
    }

    private static StatsView of(Usage usage) {
        return new StatsView(
                usage.id(),
                usage.name(),
                usage.cpuPercent().map(StatsView::toHundredth),
                usage.memory().map(Memory::used),
                usage.memory().map(Memory::limit),
                usage.memory().map(Memory::percent).map(StatsView::toHundredth),
                usage.network().map(Flow::in),
                usage.network().map(Flow::out),
                usage.block().map(Flow::in),
                usage.block().map(Flow::out),
                usage.pids(),
                usage.source());
    }

    private static double toHundredth(double percent) {
        return Math.round(percent * 100) / 100.0;
    }

    /** A table of containers. */
    public static List<String> lines(List<StatsView> views, Style style) {
        Table table = Table.of("NAME", "CPU %", "MEM USAGE / LIMIT", "MEM %", "NET I/O", "BLOCK I/O", "PIDS", "SOURCE");
        for (StatsView view : views) {
            table.row(
                    Table.cell(view.name()),
                    Table.cell(percent(view.cpuPercent())),
                    Table.cell(pair(view.memoryBytes(), view.memoryLimitBytes())),
                    Table.cell(percent(view.memoryPercent())),
                    Table.cell(pair(view.networkReceivedBytes(), view.networkSentBytes())),
                    Table.cell(pair(view.blockReadBytes(), view.blockWrittenBytes())),
                    Table.cell(view.pids().map(String::valueOf).orElse(UNKNOWN)),
                    Table.cell(view.source(), Tone.FAINT));
        }
        return table.lines(style);
    }

    private static String percent(Optional<Double> percent) {
        return percent.map(value -> String.format(Locale.ROOT, "%.2f%%", value)).orElse(UNKNOWN);
    }

    private static String pair(Optional<Long> one, Optional<Long> other) {
        return bytes(one) + " / " + bytes(other);
    }

    private static String bytes(Optional<Long> bytes) {
        return bytes.map(ByteSize::approximately).orElse(UNKNOWN);
    }
}
