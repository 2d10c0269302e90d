package io.servermanager.docker.logs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The frames of a container without a terminal: one byte for the stream, three of zero, four for the length as a
 * big-endian number, and so many bytes (Docker Engine API, "Stream format" of {@code ContainerAttach}).
 */
final class FramedMessages implements Messages {

    private static final int HEADER = 8;
    private static final int STANDARD_ERROR = 2;

    /** What the engine itself has to say of a log that it cannot read on (moby, pkg/stdcopy, {@code Systemerr}). */
    private static final int ENGINE_ERROR = 3;

    private final InputStream in;
    private int stream;
    private long left;

    FramedMessages(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<Message> next() throws IOException {
        boolean begins = left == 0;
        if (begins && !readHeader()) {
            return Optional.empty();
        }
        byte[] bytes = upTo((int) Math.min(left, LARGEST));
        if (bytes.length == 0 && left > 0) {
            throw new EOFException("the log ends within a message");
        }
        left -= bytes.length;
        if (stream == ENGINE_ERROR) {
            throw new IOException("the engine says: " + new String(bytes, StandardCharsets.UTF_8).strip());
        }
        return Optional.of(new Message(stream == STANDARD_ERROR, begins, bytes));
    }

    private boolean readHeader() throws IOException {
        byte[] header = upTo(HEADER);
        if (header.length == 0) {
            return false;
        }
        if (header.length < HEADER) {
            throw new EOFException("the log ends within a message");
        }
        stream = header[0];
        left = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4));
        if (stream < 0 || stream > ENGINE_ERROR || header[1] != 0 || header[2] != 0 || header[3] != 0) {
            throw new IOException("the log has a message of an unknown kind");
        }
        return true;
    }

    /** So many bytes, fewer at the end. A read of none at all, as of readNBytes(int), would wait for the next frame. */
    private byte[] upTo(int count) throws IOException {
        byte[] bytes = new byte[count];
        int read = in.readNBytes(bytes, 0, count);
        return read == count ? bytes : Arrays.copyOf(bytes, read);
    }
}
