package io.servermanager.docker.prune;

import java.time.Duration;

/** Puts an age into words. */
final class Age {

    private Age() {}

    /** {@code 3 days old}, in the largest unit of which there is one. */
    static String of(Duration age) {
        long days = age.toDays();
        if (days > 0) {
            return words(days, "day");
        }
        return age.toHours() > 0 ? words(age.toHours(), "hour") : words(Math.max(0, age.toMinutes()), "minute");
    }

    private static String words(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " old";
    }
}
