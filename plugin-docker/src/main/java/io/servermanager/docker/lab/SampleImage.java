package io.servermanager.docker.lab;

import java.time.Duration;

/**
 * A sample service's image: a site on port 80, an admin API on port 81 whose {@code /api/} answers as nginx Proxy
 * Manager's does, a data directory {@code /data} with a {@code state.txt} (schema and a counter that grows each
 * second), a {@code database.sqlite} that is written in place, keys, logs, and {@code /usr/bin/check-health}. A version
 * whose schema is older than that of the data it finds logs an error, answers 502 and stays, as nginx Proxy Manager
 * does.
 *
 * @param version three numbers, such as {@code 2.15.1}; the API tells it, and the variable {@code NPM_BUILD_VERSION}
 * @param behaviour what it does once started
 * @param schema the schema of its data; it migrates older data to it
 * @param healthCheck whether the image has a health check, each second, failing after two failures
 * @param startDelay how long the backend takes to serve, in whole seconds
 */
public record SampleImage(
        String version, SampleBehaviour behaviour, int schema, boolean healthCheck, Duration startDelay) {

    public SampleImage {
        if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
            throw new IllegalArgumentException("not three numbers: " + version);
        }
    }

    /** An image that works, of schema 1, with a health check, that serves at once. */
    public static SampleImage of(String version) {
        return new SampleImage(version, SampleBehaviour.GOOD, 1, true, Duration.ZERO);
    }

    /**
     * This image with another behaviour. One that migrates and fails gets a schema more than this image's, so that
     * what it leaves is of no use to this one.
     */
    public SampleImage behaving(SampleBehaviour newBehaviour) {
        int more = newBehaviour.kind() == SampleBehaviour.Kind.MIGRATES_THEN_FAILS ? 1 : 0;
        return new SampleImage(version, newBehaviour, schema + more, healthCheck, startDelay);
    }

    /** This image with another schema of its data. */
    public SampleImage withSchema(int newSchema) {
        return new SampleImage(version, behaviour, newSchema, healthCheck, startDelay);
    }

    /** This image without a health check, as nginx Proxy Manager's. */
    public SampleImage withoutHealthCheck() {
        return new SampleImage(version, behaviour, schema, false, startDelay);
    }

    /** This image with a backend that takes some time to serve. */
    public SampleImage startingIn(Duration newStartDelay) {
        return new SampleImage(version, behaviour, schema, healthCheck, newStartDelay);
    }
}
