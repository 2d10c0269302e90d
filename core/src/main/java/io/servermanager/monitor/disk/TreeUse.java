package io.servermanager.monitor.disk;

import java.nio.file.Path;
import java.util.List;

/**
 * What a tree, or several, take up on their disks.
 *
 * @param bytes of the blocks allocated, each inode counted once, as {@code du --block-size=1} has it
 * @param directories how many directories
 * @param files how many of everything else
 * @param biggest the biggest directories near the top, biggest first
 * @param complete false if it took too long or was ended: then all numbers are the least that it is
 * @param unreadable places that could not be looked into, at most {@value #MOST_NAMED} of them
 * @param unreadableCount how many there are of them
 */
public record TreeUse(
        long bytes,
        long directories,
        long files,
        List<Directory> biggest,
        boolean complete,
        List<String> unreadable,
        long unreadableCount) {

    /** So many unreadable places are named. */
    public static final int MOST_NAMED = 20;

    public TreeUse {
        biggest = List.copyOf(biggest);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * A directory with all that is in it.
     *
     * @param path where it is
     * @param bytes as those of the whole tree
     */
    public record Directory(Path path, long bytes) {}
}
