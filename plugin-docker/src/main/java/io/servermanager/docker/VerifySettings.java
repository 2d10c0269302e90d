package io.servermanager.docker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a service is judged after a change.
 *
 * @param timeout until then it must be well; 3 minutes when absent
 * @param settle for so long it must then stay well; 10 seconds when absent
 */
public record VerifySettings(Duration timeout, Duration settle) {

    /** All defaults. */
    public static final VerifySettings DEFAULTS = new VerifySettings(null, null);

    public VerifySettings(@Nullable Duration timeout, @Nullable Duration settle) {
        this.timeout = timeout == null ? Duration.ofMinutes(3) : timeout;
        this.settle = settle == null ? Duration.ofSeconds(10) : settle;
        if (this.timeout.isZero() || this.timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be longer than nothing");
        }
        if (this.settle.isNegative()) {
            throw new IllegalArgumentException("settle must not be negative");
        }
    }
}
