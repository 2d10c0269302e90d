package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.List;

/**
 * An image as the engine lists it.
 *
 * @param id {@code sha256:...}
 * @param tags its references {@code repository:tag}
 * @param digests its references {@code repository@sha256:...}
 * @param created when it was built
 * @param size in bytes, layers shared with other images included
 */
public record ImageSummary(String id, List<String> tags, List<String> digests, Instant created, long size) {

    public ImageSummary {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
    }
}
