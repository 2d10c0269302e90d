package io.servermanager.docker.lab;

import java.time.Duration;

/**
 * What a sample image does once it is started.
 *
 * @param kind what
 * @param after when, counted from the container's start, in whole seconds; zero where it does not matter
 */
public record SampleBehaviour(Kind kind, Duration after) {

    /** It serves, for ever. */
    public static final SampleBehaviour GOOD = new SampleBehaviour(Kind.GOOD, Duration.ZERO);

    /** The container cannot be started: its program is missing. */
    public static final SampleBehaviour NEVER_STARTS = new SampleBehaviour(Kind.NEVER_STARTS, Duration.ZERO);

    /** Site and API answer on other ports (8080 and 8181) than those that are published. */
    public static final SampleBehaviour WRONG_PORT = new SampleBehaviour(Kind.WRONG_PORT, Duration.ZERO);

    /** It rewrites its data to its schema and then answers 502 for ever. */
    public static final SampleBehaviour MIGRATES_THEN_FAILS =
            new SampleBehaviour(Kind.MIGRATES_THEN_FAILS, Duration.ZERO);

    /** It serves, but its API says that nothing is set up, as with an empty database. */
    public static final SampleBehaviour EMPTY_DATABASE = new SampleBehaviour(Kind.EMPTY_DATABASE, Duration.ZERO);

    /** It serves and then exits with code 1, again after each restart. */
    public static SampleBehaviour crashesAfter(Duration time) {
        return new SampleBehaviour(Kind.CRASHES, time);
    }

    /** It serves; then the site is gone, the API answers 502 and the health check fails, while the process stays. */
    public static SampleBehaviour unhealthyAfter(Duration time) {
        return new SampleBehaviour(Kind.UNHEALTHY, time);
    }

    /** The kinds of behaviour; the image's program knows them by these names. */
    public enum Kind {
        /** See {@link SampleBehaviour#GOOD}. */
        GOOD,
        /** See {@link SampleBehaviour#NEVER_STARTS}. */
        NEVER_STARTS,
        /** See {@link SampleBehaviour#crashesAfter}. */
        CRASHES,
        /** See {@link SampleBehaviour#unhealthyAfter}. */
        UNHEALTHY,
        /** See {@link SampleBehaviour#WRONG_PORT}. */
        WRONG_PORT,
        /** See {@link SampleBehaviour#MIGRATES_THEN_FAILS}. */
        MIGRATES_THEN_FAILS,
        /** See {@link SampleBehaviour#EMPTY_DATABASE}. */
        EMPTY_DATABASE
    }
}
