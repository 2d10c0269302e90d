package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds.
 *
 * @param sha256 of all bytes, in lower-case hexadecimal
 * @param size in bytes
 * @param sparse whether a whole block of {@link #BLOCK} bytes is zero, so that it is worth a hole
 */
record Content(String sha256, long size, boolean sparse) {

    static final int BLOCK = 64 * 1024;

    private static final byte[] ZEROS = new byte[BLOCK];

    /** Reads a file; a symbolic link in its place is refused. */
    static Content of(Path file, Meter meter) throws IOException {
        return read(file, Long.MAX_VALUE, meter, null);
    }

    /** Reads a file that may grow, faster perhaps than it is read: not much beyond {@code longest} bytes. */
    static Content upTo(long longest, Path file, Meter meter) throws IOException {
        return read(file, longest, meter, null);
    }

    /** Reads a file and writes it to {@code to}, blocks of zeros left out. */
    static Content copySparse(Path file, SeekableByteChannel to, Meter meter) throws IOException {
        return read(file, Long.MAX_VALUE, meter, to);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Content read(Path file, long longest, Meter meter, @Nullable SeekableByteChannel to)
            throws IOException {
        MessageDigest digest = digest();
        byte[] bytes = new byte[BLOCK];
        ByteBuffer block = ByteBuffer.wrap(bytes);
        long size = 0;
        boolean sparse = false;
        try (SeekableByteChannel from =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            while (size <= longest && fill(from, block) > 0) {
                int length = block.position();
                digest.update(bytes, 0, length);
                boolean zeros = length == BLOCK && Arrays.equals(bytes, ZEROS);
                sparse |= zeros;
                if (to != null && !zeros) {
                    to.position(size).write(block.flip());
                }
                size += length;
                meter.add(length);
                meter.checkStopped();
            }
        }
        if (to != null && to.size() < size) {
            // A hole at the end: only writing the last byte makes the file long enough.
            to.position(size - 1).write(ByteBuffer.wrap(ZEROS, 0, 1));
        }
        return new Content(HexFormat.of().formatHex(digest.digest()), size, sparse);
    }

    private static int fill(SeekableByteChannel from, ByteBuffer block) throws IOException {
        block.clear();
        while (block.hasRemaining() && from.read(block) >= 0) {}
        return block.position();
    }
}
