package io.servermanager.docker.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes a tar archive in memory, in the ustar format of POSIX.1-1988: names of up to 99 ASCII characters, all owned by
 * root, all of one fixed time, so that the same content gives the same bytes.
 */
final class TarArchive {

    private static final int BLOCK = 512;
    private static final long TIME = 1_767_225_600L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TarArchive directory(String name) {
        header(name + "/", 0755, 0, '5', "");
        return this;
    }

    TarArchive file(String name, int mode, byte[] content) {
        header(name, mode, content.length, '0', "");
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    TarArchive link(String name, String target) {
        header(name, 0777, 0, '2', target);
        return this;
    }

    /** The archive's bytes, with the two empty blocks that end it. */
    byte[] end() {
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private void header(String name, int mode, long size, char type, String target) {
        byte[] block = new byte[BLOCK];
        put(block, 0, 100, name);
        put(block, 100, 8, octal(7, mode));
        put(block, 108, 8, octal(7, 0));
        put(block, 116, 8, octal(7, 0));
        put(block, 124, 12, octal(11, size));
        put(block, 136, 12, octal(11, TIME));
        // The checksum is computed as if its own field held blanks.
        put(block, 148, 8, "        ");
        block[156] = (byte) type;
        put(block, 157, 100, target);
        put(block, 257, 8, "ustar\00000");
        long sum = 0;
        for (byte each : block) {
            sum += each & 0xff;
        }
        put(block, 148, 8, octal(6, sum) + "\0 ");
        out.writeBytes(block);
    }

    private static void put(byte[] block, int offset, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > length) {
            throw new IllegalArgumentException("too long for a tar header: " + text);
        }
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }

    private static String octal(int digits, long value) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }
}
