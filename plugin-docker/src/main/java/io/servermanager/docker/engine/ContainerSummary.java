package io.servermanager.docker.engine;

import java.time.Instant;

/**
 * A container as the engine lists it.
 *
 * @param id the full id
 * @param name without the leading slash
 * @param image the reference that it was made from, or an id when that reference now names another image
 * @param imageId the id of the image that it runs, {@code sha256:...}
 * @param state its state
 * @param status the engine's words, such as {@code Up 3 hours (healthy)}
 * @param created when it was made
 * @param compose its labels
 */
public record ContainerSummary(
        String id,
        String name,
        String image,
        String imageId,
        ContainerState state,
        String status,
        Instant created,
        ComposeLabels compose) {}
