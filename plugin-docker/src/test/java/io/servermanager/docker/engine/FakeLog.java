package io.servermanager.docker.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A container's log in memory, told as an engine tells it; who follows it waits for more until it is ended. */
public final class FakeLog {

    private final boolean terminal;
    private final List<Entry> entries = new ArrayList<>();
    private boolean running = true;
    private int readers;

    /** An empty log, of a container with a terminal or without. */
    public FakeLog(boolean terminal) {
        this.terminal = terminal;
    }

    private record Entry(Instant time, byte[] bytes) {}

    /** Adds a message, with the end of its line if it has one. */
    public synchronized FakeLog add(Instant time, boolean error, byte[] message) {
        byte[] prefix = String.format("%s.%09dZ ", time.toString().substring(0, 19), time.getNano())
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(8 + prefix.length + message.length);
        if (!terminal) {
            bytes.put((byte) (error ? 2 : 1)).put(new byte[3]).putInt(prefix.length + message.length);
        }
        bytes.put(prefix).put(message);
        byte[] told = new byte[bytes.position()];
        bytes.flip().get(told);
        entries.add(new Entry(time, told));
        notifyAll();
        return this;
    }

    /** Adds a line of standard output. */
    public FakeLog line(Instant time, String text) {
        return add(time, false, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The container ends: who follows sees the end, until it is started again. */
    public synchronized void running(boolean now) {
        running = now;
        notifyAll();
    }

    /** How many have opened it so far. */
    public synchronized int readers() {
        return readers;
    }

    synchronized RawLog open(LogQuery query) {
        readers++;
        int first = query.tail().isPresent()
                ? Math.max(0, entries.size() - query.tail().getAsInt())
                : 0;
        return new RawLog(terminal, new Reading(first, query));
    }

    /** One who reads. Waits for more even when asked for no bytes at all, as the body of a chunked answer may. */
    private final class Reading extends InputStream {

        private final LogQuery query;
        private int next;
        private InputStream current = InputStream.nullInputStream();
        private boolean closed;

        Reading(int first, LogQuery query) {
            this.next = first;
            this.query = query;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            synchronized (FakeLog.this) {
                int count = current.read(bytes, offset, length);
                while (count < 0 && advance()) {
                    count = current.read(bytes, offset, length);
                }
                return count;
            }
        }

        private boolean advance() throws IOException {
            while (true) {
                if (closed) {
                    throw new IOException("closed");
                }
                if (next < entries.size()) {
                    Entry entry = entries.get(next++);
                    if (query.since()
                            .map(since -> !entry.time().isBefore(since))
                            .orElse(true)) {
                        current = new ByteArrayInputStream(entry.bytes());
                        return true;
                    }
                } else if (query.follow() && running) {
                    await();
                } else {
                    return false;
                }
            }
        }

        private void await() throws IOException {
            try {
                FakeLog.this.wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }

        @Override
        public void close() {
            synchronized (FakeLog.this) {
                closed = true;
                FakeLog.this.notifyAll();
            }
        }
    }
}
