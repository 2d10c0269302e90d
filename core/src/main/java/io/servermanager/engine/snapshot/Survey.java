package io.servermanager.engine.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * What a snapshot would need, and what it could not keep.
 *
 * @param bytes the size of all files; less is needed where files are shared with an earlier snapshot
 * @param entries how many files, directories and other entries, so how many inodes
 * @param freeBytes what is free where the snapshots are
 * @param freeInodes likewise; -1 where the file system has no fixed number
 * @param losses what cannot be kept, one sentence each
 */
public record Survey(long bytes, long entries, long freeBytes, long freeInodes, List<String> losses) {
    public Survey {
        losses = List.copyOf(losses);
    }

    /**
     * What is missing for {@code copies} copies (a snapshot, and one more for the way back), in a sentence with the
     * numbers; empty if there is room.
     *
     * @param reserveBytes what is to stay free
     */
    public Optional<String> shortage(int copies, long reserveBytes) {
        long needed = bytes * copies + reserveBytes;
        if (needed > freeBytes) {
            return Optional.of("The snapshot needs " + mebibytes(needed) + " MiB of free space, there are "
                    + mebibytes(freeBytes) + " MiB.");
        }
        if (freeInodes >= 0 && entries * copies > freeInodes) {
            return Optional.of(
                    "The snapshot needs " + entries * copies + " free inodes, there are " + freeInodes + ".");
        }
        return Optional.empty();
    }

    private static long mebibytes(long bytes) {
        long mebibyte = 1L << 20;
        return (bytes + mebibyte - 1) / mebibyte;
    }
}
