package io.servermanager.app.output;

import java.time.Duration;
import java.util.Locale;

/** Times for people. */
final class Elapsed {

    private Elapsed() {}

    /** Like {@link #text}, but in whole seconds: for a time that still goes on. */
    static String whole(Duration time) {
        return time.compareTo(Duration.ofMinutes(1)) < 0 ? time.toSeconds() + " s" : text(time);
    }

    /** Such as {@code 3.2 s}, {@code 48 s}, {@code 1 min 05 s}, {@code 2 h 03 min}. */
    static String text(Duration time) {
        if (time.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return time.toSeconds() + " s";
        }
        if (time.compareTo(Duration.ofHours(1)) < 0) {
            return String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
    }
}
