package io.servermanager.engine.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads one output stream of a process to its end: keeps the first bytes and passes every line on. A carriage return
 * ends a line as well, since programs draw their progress with it; a very long line is passed on in pieces.
 */
final class OutputDrain {

    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream stream;
    private final Consumer<String> lines;
    private final int capacity;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Thread thread;
    private boolean carriageReturn;
    private volatile boolean reading = true;
    private volatile long lastRead = System.nanoTime();

    /**
     * Starts to read.
     *
     * @param capacity how many bytes are kept at most
     */
    OutputDrain(String name, InputStream stream, Consumer<String> lines, int capacity) {
        this.stream = stream;
        this.lines = lines;
        this.capacity = capacity;
        thread = new Thread(this::drain, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the stream was read to its end. */
    boolean isDone() {
        return !thread.isAlive();
    }

    /** Whether for this time there was nothing to be read. */
    boolean isIdleFor(Duration time) {
        return reading && System.nanoTime() - lastRead > time.toNanos();
    }

    /** Waits for the end of the stream, at most this long. */
    void await(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /** The bytes that were kept, as UTF-8. */
    String text() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    private void drain() {
        byte[] buffer = new byte[16 * 1024];
        try {
            int length = stream.read(buffer);
            while (length >= 0) {
                lastRead = System.nanoTime();
                reading = false;
                keep(buffer, length);
                split(buffer, length);
                lastRead = System.nanoTime();
                reading = true;
                length = stream.read(buffer);
            }
        } catch (IOException closed) {
            // The stream was closed under the reader, which is one way of saying that it ended.
            reading = false;
        }
        if (line.size() > 0) {
            passOn();
        }
    }

    private void keep(byte[] buffer, int length) {
        synchronized (kept) {
            kept.write(buffer, 0, Math.min(length, capacity - kept.size()));
        }
    }

    private void split(byte[] buffer, int length) {
        int begin = 0;
        for (int i = 0; i < length; i++) {
            byte next = buffer[i];
            boolean secondOfPair = next == '\n' && carriageReturn;
            carriageReturn = next == '\r';
            if (secondOfPair) {
                begin = i + 1;
            } else if (next == '\n' || next == '\r') {
                passOn(buffer, begin, i);
                begin = i + 1;
            } else if (line.size() + i + 1 - begin >= LONGEST_LINE) {
                passOn(buffer, begin, i + 1);
                begin = i + 1;
            }
        }
        line.write(buffer, begin, length - begin);
    }

    /** Passes the line on that ends with these bytes. */
    private void passOn(byte[] buffer, int begin, int end) {
        if (line.size() == 0) {
            lines.accept(new String(buffer, begin, end - begin, StandardCharsets.UTF_8));
        } else {
            line.write(buffer, begin, end - begin);
            passOn();
        }
    }

    private void passOn() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text);
    }
}
