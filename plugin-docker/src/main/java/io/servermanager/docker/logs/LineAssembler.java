package io.servermanager.docker.logs;

import io.servermanager.docker.logs.Messages.Message;
import io.servermanager.spi.LogSource.Line;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a container's messages together to lines, of each of its streams for itself. A line has the time of its first
 * message; one that is longer than {@link Messages#LARGEST} comes in pieces of about that size.
 */
final class LineAssembler {

    private final String container;
    private final LogTime times = new LogTime();
    private final Unfinished output = new Unfinished(false);
    private final Unfinished error = new Unfinished(true);
    private Instant last = Instant.EPOCH;

    LineAssembler(String container) {
        this.container = container;
    }

    /** The lines that end with this message, and pieces that have become long enough. */
    List<Line> add(Message message) {
        byte[] bytes = message.bytes();
        Optional<Instant> time = message.begins() ? times.of(bytes) : Optional.empty();
        last = time.orElse(last);
        List<Line> lines = new ArrayList<>();
        (message.error() ? error : output).add(bytes, time.isPresent() ? LogTime.length(bytes) : 0, lines);
        return lines;
    }

    /** What was not ended when the log was. */
    List<Line> end() {
        List<Line> lines = new ArrayList<>();
        output.flush(lines);
        error.flush(lines);
        return lines;
    }

    /** The end of a stream that is no whole line yet. */
    private final class Unfinished {

        private final boolean ofError;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Instant time = Instant.EPOCH;

        Unfinished(boolean ofError) {
            this.ofError = ofError;
        }

        void add(byte[] message, int from, List<Line> lines) {
            int start = from;
            for (int i = from; i < message.length; i++) {
                if (message[i] == '\n') {
                    append(message, start, i + 1);
                    flush(lines);
                    start = i + 1;
                }
            }
            append(message, start, message.length);
            if (bytes.size() >= Messages.LARGEST) {
                flush(lines);
            }
        }

        private void append(byte[] message, int start, int end) {
            if (bytes.size() == 0) {
                time = last;
            }
            bytes.write(message, start, end - start);
        }

        void flush(List<Line> lines) {
            if (bytes.size() > 0) {
                lines.add(new Line(time, container, ofError, bytes.toByteArray()));
                bytes.reset();
            }
        }
    }
}
