package io.servermanager.engine.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 10s}, {@code 3m}, {@code 1h30m}, {@code 2d}, {@code 250ms}. */
public final class DurationText {

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    private DurationText() {}

    /**
     * Reads a duration: numbers with the units d, h, m, s, ms in this order, each at most once.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    public static Duration parse(String text) {
        if (text.matches("\\d+")) {
            throw new IllegalArgumentException(
                    "'" + text + "' has no unit: write " + text + "s, " + text + "m, " + text + "h or " + text + "d");
        }
        Matcher matcher = FORM.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 10s, 3m, 1h30m or 2d");
        }
        return Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4))
                .plusMillis(number(matcher, 5));
    }

    /** Writes a duration so that {@link #parse} reads it, exact to the millisecond. */
    public static String format(Duration duration) {
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("d", duration.toDays());
        parts.put("h", (long) duration.toHoursPart());
        parts.put("m", (long) duration.toMinutesPart());
        parts.put("s", (long) duration.toSecondsPart());
        parts.put("ms", (long) duration.toMillisPart());
        StringBuilder text = new StringBuilder();
        parts.forEach((unit, number) -> text.append(number == 0 ? "" : number + unit));
        return text.length() == 0 ? "0s" : text.toString();
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
