package io.servermanager.engine.snapshot;

import java.util.Locale;

/** What a directory entry is, by the file type bits of {@code st_mode}: inode(7). */
enum Kind {
    FILE(0100000),
    DIRECTORY(0040000),
    LINK(0120000),
    FIFO(0010000),
    SOCKET(0140000),
    CHARACTER_DEVICE(0020000),
    BLOCK_DEVICE(0060000);

    private static final int TYPE_BITS = 0170000;

    private final int bits;

    Kind(int bits) {
        this.bits = bits;
    }

    static Kind ofMode(int mode) {
        for (Kind kind : values()) {
            if ((mode & TYPE_BITS) == kind.bits) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no file type has mode " + Integer.toOctalString(mode));
    }

    /** The word used in messages. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
