package io.servermanager.mailcow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long {@code update.sh} may take.
 *
 * @param overdue after this time it is reported as overdue; 30 minutes when absent
 * @param longest after this time it is ended, unless it has stopped a container already; 2 hours when absent
 * @param silence for so long it must have written nothing before it is looked whether it waits for an answer; 30 seconds
 *     when absent
 */
public record ScriptSettings(Duration overdue, Duration longest, Duration silence) {

    /** All defaults. */
    public static final ScriptSettings DEFAULTS = new ScriptSettings(null, null, null);

    public ScriptSettings(@Nullable Duration overdue, @Nullable Duration longest, @Nullable Duration silence) {
        this.overdue = overdue == null ? Duration.ofMinutes(30) : overdue;
        this.longest = longest == null ? Duration.ofHours(2) : longest;
        this.silence = silence == null ? Duration.ofSeconds(30) : silence;
        requirePositive("overdue", this.overdue);
        requirePositive("longest", this.longest);
        requirePositive("silence", this.silence);
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(key + " must be longer than nothing");
        }
    }
}
