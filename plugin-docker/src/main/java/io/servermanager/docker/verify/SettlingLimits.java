package io.servermanager.docker.verify;

import io.servermanager.docker.VerifySettings;
import java.time.Duration;

/**
 * How long a service may take to settle, and what is forgiven.
 *
 * @param timeout until then all containers must be well; longer where a container's own health check takes longer to
 *     come to a verdict
 * @param settle for so long they must then stay well; each restart that was seen doubles it
 * @param unhealthyGrace for so long a container may be unhealthy before that is a failure; nothing is forgiven to one
 *     that was healthy already
 * @param restarts so many restarts of a container are forgiven, such as those of one that ends until its database answers
 */
public record SettlingLimits(Duration timeout, Duration settle, Duration unhealthyGrace, int restarts) {

    private static final int FORGIVEN_RESTARTS = 2;

    /** The limits of these settings: unhealthy is a failure at once, two restarts are forgiven. */
    public static SettlingLimits of(VerifySettings settings) {
        return new SettlingLimits(settings.timeout(), settings.settle(), Duration.ZERO, FORGIVEN_RESTARTS);
    }

    /**
     * These limits for a service whose health check may give up long before the service does: a container that was not
     * healthy yet may be unhealthy for {@code grace}.
     */
    public SettlingLimits forgivingUnhealthy(Duration grace) {
        return new SettlingLimits(timeout, settle, grace, restarts);
    }

    /** For so long all must be well after so many restarts. */
    Duration settleAfter(int restartsSeen) {
        return settle.multipliedBy(1L << Math.min(restartsSeen, 10));
    }
}
