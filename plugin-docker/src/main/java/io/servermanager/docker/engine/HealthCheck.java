package io.servermanager.docker.engine;

import java.time.Duration;

/**
 * How a container's health is checked. What is not set has the engine's default.
 *
 * @param interval between two checks
 * @param timeout of one check
 * @param startPeriod for so long after the start a failed check does not count
 * @param retries so many checks may fail in a row before the container is unhealthy
 */
public record HealthCheck(Duration interval, Duration timeout, Duration startPeriod, int retries) {

    /** After this time a container that was just started has been judged, one way or the other. */
    public Duration longestVerdict() {
        return startPeriod.plus(interval.plus(timeout).multipliedBy(Math.max(1, retries)));
    }
}
