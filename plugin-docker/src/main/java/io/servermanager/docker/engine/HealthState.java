package io.servermanager.docker.engine;

import java.util.Optional;

/**
 * What a container's health check found.
 *
 * @param verdict its verdict
 * @param failingStreak how many checks failed in a row
 * @param lastOutput what the last check wrote, if anything
 */
public record HealthState(Verdict verdict, int failingStreak, Optional<String> lastOutput) {

    /** That of a container without a health check. */
    public static final HealthState NONE = new HealthState(Verdict.NONE, 0, Optional.empty());

    /** The verdict of a health check. */
    public enum Verdict {
        /** There is no health check. */
        NONE,
        /** It has not been judged yet. */
        STARTING,
        /** The last check passed. */
        HEALTHY,
        /** As many checks as are allowed failed in a row. */
        UNHEALTHY
    }
}
