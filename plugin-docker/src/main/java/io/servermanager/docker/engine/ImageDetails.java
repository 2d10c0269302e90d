package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image on this host.
 *
 * @param id {@code sha256:...}
 * @param tags its references {@code repository:tag}
 * @param digests its references {@code repository@sha256:...}; empty for an image that was built here
 * @param created when it was built, if it says so
 * @param size in bytes, layers shared with other images included
 * @param environment the variables that it sets
 * @param labels its labels
 * @param healthCheck whether it brings a health check
 */
public record ImageDetails(
        String id,
        List<String> tags,
        List<String> digests,
        Optional<Instant> created,
        long size,
        Map<String, String> environment,
        Map<String, String> labels,
        boolean healthCheck) {

    public ImageDetails {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
    }
}
