package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image, or a layer that the classic builder left between two images.
 *
 * @param id {@code sha256:...}
 * @param parent the id of the image that it was built on, where the engine knows it
 * @param tags its references {@code repository:tag}
 * @param digests its references {@code repository@sha256:...}
 * @param created when it was built
 * @param labels its labels
 */
public record StoredImage(
        String id,
        Optional<String> parent,
        List<String> tags,
        List<String> digests,
        Instant created,
        Map<String, String> labels) {

    public StoredImage {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        labels = Map.copyOf(labels);
    }

    /** All its references, tags first. */
    public List<String> references() {
        List<String> all = new ArrayList<>(tags);
        all.addAll(digests);
        return all;
    }
}
