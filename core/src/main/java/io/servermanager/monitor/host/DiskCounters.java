package io.servermanager.monitor.host;

import java.util.ArrayList;
import java.util.List;

/**
 * What a disk has done since the start of the machine.
 *
 * @param device such as {@code vda}
 * @param readBytes bytes read from it
 * @param writtenBytes bytes written to it
 * @param busyMillis for how long it had something to do
 */
public record DiskCounters(String device, long readBytes, long writtenBytes, long busyMillis) {

    static final String FILE = "/proc/diskstats";

    /** Whatever the disk's own sectors are (the kernel's Documentation/admin-guide/iostats.rst). */
    private static final int BYTES_PER_SECTOR = 512;

    /**
     * Reads {@code /proc/diskstats}: all block devices, partitions too.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code FAILED} if it is not as documented
     */
    static List<DiskCounters> parse(String text) {
        ProcText file = new ProcText(FILE, text);
        List<DiskCounters> disks = new ArrayList<>();
        for (String line : file.lines()) {
            List<String> words = file.words(line, 14);
            disks.add(new DiskCounters(
                    words.get(2),
                    file.whole(words.get(5)) * BYTES_PER_SECTOR,
                    file.whole(words.get(9)) * BYTES_PER_SECTOR,
                    file.whole(words.get(12))));
        }
        return disks;
    }
}
