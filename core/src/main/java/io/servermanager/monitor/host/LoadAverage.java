package io.servermanager.monitor.host;

import java.util.List;

/**
 * How many processes ran or waited for a CPU or a disk, on the average.
 *
 * @param oneMinute over the last minute
 * @param fiveMinutes over the last five
 * @param fifteenMinutes over the last fifteen
 */
public record LoadAverage(double oneMinute, double fiveMinutes, double fifteenMinutes) {

    static final String FILE = "/proc/loadavg";

    /**
     * Reads {@code /proc/loadavg}.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code FAILED} if it is not as documented
     */
    static LoadAverage parse(String text) {
        ProcText file = new ProcText(FILE, text);
        List<String> words = file.words(file.first(), 3);
        return new LoadAverage(file.decimal(words.get(0)), file.decimal(words.get(1)), file.decimal(words.get(2)));
    }
}
