package io.servermanager.monitor.disk;

import java.nio.file.Path;

/**
 * How full a file system is, as statvfs(3) counts it.
 *
 * @param mountPoint where it is mounted
 * @param device such as {@code /dev/vda1}
 * @param type such as {@code ext4}
 * @param writable whether it can be written to
 * @param bytes its size
 * @param used bytes in use
 * @param available bytes that users other than root may still use
 * @param inodes how many files there can be; 0 if the file system knows no such limit
 * @param freeInodes how many more
 */
public record FileSystemUse(
        Path mountPoint,
        String device,
        String type,
        boolean writable,
        long bytes,
        long used,
        long available,
        long inodes,
        long freeInodes) {

    private static final int WARNING_PERCENT = 85;
    private static final int CRITICAL_PERCENT = 95;

    /** The part in use of what can be used, in percent, rounded up as df(1) does. */
    public int usedPercent() {
        return percent(used, used + available);
    }

    /** The part of the inodes in use, in percent, rounded up; 0 if there is no limit. */
    public int usedInodesPercent() {
        return percent(inodes - freeInodes, inodes);
    }

    /** Whether it fills up: at 85 and 95 percent of bytes or inodes, unless nothing can be written to it anyway. */
    public Fullness fullness() {
        int fullest = Math.max(usedPercent(), usedInodesPercent());
        if (!writable || fullest < WARNING_PERCENT) {
            return Fullness.ROOM;
        }
        return fullest < CRITICAL_PERCENT ? Fullness.FILLING : Fullness.FULL;
    }

    private static int percent(long part, long whole) {
        return whole <= 0 ? 0 : (int) Math.min(100, Math.ceil(100.0 * part / whole));
    }

    /** Whether a file system fills up. */
    public enum Fullness {
        /** There is room. */
        ROOM,
        /** It needs to be looked at. */
        FILLING,
        /** Services may fail at any moment. */
        FULL
    }
}
