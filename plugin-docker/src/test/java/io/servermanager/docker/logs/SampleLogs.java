package io.servermanager.docker.logs;

import io.servermanager.spi.LogSource.Line;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Parts of logs for tests. */
final class SampleLogs {

    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private SampleLogs() {}

    static Line line(String container, long nanos, String text) {
        return new Line(START.plusNanos(nanos), container, false, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The lines, one after the other. */
    static Lines of(List<Line> lines) {
        Queue<Line> rest = new ArrayDeque<>(lines);
        return () -> Optional.ofNullable(rest.poll());
    }

    static List<Line> all(Lines lines) {
        List<Line> all = new ArrayList<>();
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }

    /** Bytes that arrive in parts of at most these sizes, again and again, as they do from a network. */
    static InputStream inParts(byte[] bytes, List<Integer> sizes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            private int reads;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int most = sizes.get(reads++ % sizes.size());
                return super.read(into, offset, Math.min(most, length));
            }
        };
    }
}
