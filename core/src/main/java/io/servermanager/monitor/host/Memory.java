package io.servermanager.monitor.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory in bytes, as free(1) of procps 4 counts it: used is what is not available. Earlier ones (procps 3, as in Ubuntu
 * 22.04) subtract free memory, buffers and cache instead, which calls shared memory unused although it cannot be given
 * back; the question here is what is left for programs, and the kernel's own estimate answers it.
 *
 * @param total all of it that the kernel can use
 * @param used total less available
 * @param free not used for anything
 * @param shared in tmpfs and shared memory
 * @param buffersAndCache buffers, page cache and reclaimable slabs
 * @param available what programs could get without swapping
 * @param swapTotal all swap
 * @param swapUsed swap in use
 */
public record Memory(
        long total,
        long used,
        long free,
        long shared,
        long buffersAndCache,
        long available,
        long swapTotal,
        long swapUsed) {

    static final String FILE = "/proc/meminfo";

    private static final int BYTES_PER_KIB = 1024;

    /**
     * Reads {@code /proc/meminfo} (proc_meminfo(5)).
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code FAILED} if it is not as documented
     */
    static Memory parse(String text) {
        ProcText file = new ProcText(FILE, text);
        Map<String, Long> values = new HashMap<>();
        for (String line : file.lines()) {
            List<String> words = ProcText.words(line);
            if (words.size() > 1) {
                ProcText.wholeIfAny(words.get(1)).ifPresent(value -> values.put(words.get(0), value * BYTES_PER_KIB));
            }
        }
        for (String needed : List.of("MemTotal:", "MemFree:", "MemAvailable:")) {
            if (!values.containsKey(needed)) {
                throw file.wrong("it has no number for '" + needed + "'");
            }
        }
        long total = value(values, "MemTotal:");
        long free = value(values, "MemFree:");
        long told = value(values, "MemAvailable:");
        // In some containers more is available than there is; free(1) does the same then.
        long available = told > total ? Math.min(free, total) : told;
        return new Memory(
                total,
                total - available,
                free,
                value(values, "Shmem:"),
                value(values, "Buffers:") + value(values, "Cached:") + value(values, "SReclaimable:"),
                available,
                value(values, "SwapTotal:"),
                Math.max(0, value(values, "SwapTotal:") - value(values, "SwapFree:")));
    }

    private static long value(Map<String, Long> values, String name) {
        return values.getOrDefault(name, 0L);
    }
}
