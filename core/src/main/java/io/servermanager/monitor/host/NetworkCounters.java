package io.servermanager.monitor.host;

import java.util.ArrayList;
import java.util.List;

/**
 * What went through a network interface since it is there.
 *
 * @param name such as {@code eth0}
 * @param receivedBytes bytes received
 * @param sentBytes bytes sent
 * @param errors packets received or sent with errors
 * @param dropped packets dropped on receiving or sending
 */
public record NetworkCounters(String name, long receivedBytes, long sentBytes, long errors, long dropped) {

    static final String FILE = "/proc/net/dev";

    private static final int HEADINGS = 2;

    /**
     * Reads {@code /proc/net/dev}.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code FAILED} if it is not as documented
     */
    static List<NetworkCounters> parse(String text) {
        ProcText file = new ProcText(FILE, text);
        List<String> lines = file.lines();
        List<NetworkCounters> interfaces = new ArrayList<>();
        for (String line : lines.subList(Math.min(HEADINGS, lines.size()), lines.size())) {
            int colon = line.lastIndexOf(':');
            if (colon < 0) {
                throw file.wrong("a line has no name with a colon");
            }
            List<String> words = file.words(line.substring(colon + 1), 12);
            interfaces.add(new NetworkCounters(
                    line.substring(0, colon).strip(),
                    file.whole(words.get(0)),
                    file.whole(words.get(8)),
                    file.whole(words.get(2)) + file.whole(words.get(10)),
                    file.whole(words.get(3)) + file.whole(words.get(11))));
        }
        return interfaces;
    }
}
