package io.servermanager.monitor.host;

import java.util.List;
import java.util.Optional;

/**
 * How much of the time tasks were held up for want of a resource (the kernel's Documentation/accounting/psi.rst).
 *
 * @param resource {@code cpu}, {@code memory} or {@code io}
 * @param some the part of the time in which at least one task waited
 * @param full the part in which all of them did; empty where the kernel does not tell, as for the CPU before 5.13
 */
public record Pressure(String resource, Share some, Optional<Share> full) {

    static final List<String> RESOURCES = List.of("cpu", "memory", "io");

    private static final String DIRECTORY = "/proc/pressure/";

    /** Percent of the last 10 seconds, 60 seconds and 5 minutes. */
    public record Share(double tenSeconds, double oneMinute, double fiveMinutes) {}

    static String file(String resource) {
        return DIRECTORY + resource;
    }

    /**
     * Reads {@code /proc/pressure/RESOURCE}.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code FAILED} if it is not as documented
     */
    static Pressure parse(String resource, String text) {
        ProcText file = new ProcText(file(resource), text);
        return new Pressure(
                resource,
                share(file, "some").orElseThrow(() -> file.wrong("it has no line 'some'")),
                share(file, "full"));
    }

    private static Optional<Share> share(ProcText file, String name) {
        Optional<String> line = file.lines().stream()
                .filter(each -> each.startsWith(name + " "))
                .findFirst();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = file.words(line.get(), 4);
        return Optional.of(new Share(
                percent(file, words.get(1), "avg10="),
                percent(file, words.get(2), "avg60="),
                percent(file, words.get(3), "avg300=")));
    }

    private static double percent(ProcText file, String word, String name) {
        if (!word.startsWith(name)) {
            throw file.wrong("there is no '" + name + "'");
        }
        return file.decimal(word.substring(name.length()));
    }
}
