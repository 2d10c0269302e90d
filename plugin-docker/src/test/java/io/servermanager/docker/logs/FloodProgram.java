package io.servermanager.docker.logs;

import io.servermanager.docker.engine.RawLog;
import io.servermanager.spi.LogSource.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads two logs of half a gibibyte each as one, to their end, and prints how many lines and bytes it saw. */
final class FloodProgram {

    /** Of each log. */
    static final int LINES = 1 << 19;

    static final int LINE = 1 << 10;

    private FloodProgram() {}

    /** @param arguments the number of last lines, or nothing for all */
    public static void main(String[] arguments) {
        Lines lines = new TimeMerge(List.of(log("one"), log("two")));
        if (arguments.length > 0) {
            lines = new LastLines(lines, Integer.parseInt(arguments[0]));
        }
        long count = 0;
        long bytes = 0;
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            count++;
            bytes += line.get().bytes().length;
        }
        System.out.println(count + " " + bytes);
    }

    private static Lines log(String container) {
        ContainerLog log = new ContainerLog(container, new RawLog(false, new Flood()));
        return () -> {
            try {
                return log.next();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }

    /** Frames of one line each, which come to an end some time. */
    private static final class Flood extends InputStream {

        private final ByteBuffer frame;
        private int left = LINES;

        Flood() {
            byte[] time = "2026-01-31T12:00:00.000000001Z ".getBytes(StandardCharsets.US_ASCII);
            byte[] line = ("x".repeat(LINE - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
            frame = ByteBuffer.allocate(8 + time.length + line.length)
                    .put((byte) 1)
                    .putInt(4, time.length + line.length)
                    .position(8)
                    .put(time)
                    .put(line)
                    .flip();
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in bulk");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (!frame.hasRemaining()) {
                left--;
                frame.rewind();
            }
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, frame.remaining());
            frame.get(bytes, offset, count);
            return count;
        }
    }
}
