package io.servermanager.app.fake;

import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.LogSource.Logs;
import io.servermanager.spi.LogSource.Query;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import io.servermanager.spi.ResourceStats.Sampler;
import io.servermanager.spi.ResourceStats.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The two containers of a fake service: what they use, and what they wrote. */
final class FakeContainers {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private FakeContainers() {}

    static Sampler sampler(String service) {
        return new Sampler() {
            private int samples;

            @Override
            public List<Usage> sample() {
                samples++;
                return List.of(
                        new Usage(
                                "a".repeat(64),
                                service + "-idle",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "engine"),
                        new Usage(
                                "b".repeat(64),
                                service + "-busy",
                                Optional.of(50.126 * samples),
                                Optional.of(new Memory(80 << 20, 1L << 30)),
                                Optional.of(new Flow(1536, 0)),
                                Optional.of(new Flow(0, 5)),
                                Optional.of(7L),
                                "cgroup v2"));
            }

            @Override
            public void close() {}
        };
    }

    /** Both containers' lines, or those of the one that is asked for. */
    static Logs logs(String service, Query query) {
        List<String> all = List.of(service + "-app", service + "-db");
        List<String> names = all.stream()
                .filter(name -> query.container().map(name::equals).orElse(true))
                .toList();
        if (names.isEmpty()) {
            throw new MaintenanceException(
                    Kind.USAGE,
                    service + " has no container '" + query.container().get() + "'.",
                    "Its containers are: " + all);
        }
        Queue<Line> lines = new ArrayDeque<>();
        byte[][] texts = {
            "hello\n".getBytes(StandardCharsets.UTF_8),
            {(byte) 0xff, 'x', '\n'},
            "half".getBytes(StandardCharsets.UTF_8)
        };
        for (int i = 0; i < 2 * texts.length; i++) {
            Line line = new Line(START.plusSeconds(i), all.get(i % 2), i % 2 == 1, texts[i / 2]);
            boolean late = query.since().map(line.time()::isBefore).orElse(false);
            if (names.contains(line.container()) && !late) {
                lines.add(line);
            }
        }
        query.tail().ifPresent(count -> {
            while (lines.size() > count) {
                lines.remove();
            }
        });
        return new Logs() {
            @Override
            public List<String> containers() {
                return names;
            }

            @Override
            public boolean ready() {
                return lines.size() % 2 == 0;
            }

            @Override
            public Optional<Line> next() {
                return Optional.ofNullable(lines.poll());
            }

            @Override
            public List<String> problems() {
                return List.of(service + "-old: its log cannot be read.");
            }

            @Override
            public void close() {}
        };
    }
}
