package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.Set;

/**
 * A container and what it holds on to.
 *
 * @param id the full id
 * @param name without the leading slash
 * @param image the reference that it was made from, or an id when that reference now names another image
 * @param imageId the id of its image
 * @param state its state
 * @param created when it was made
 * @param compose its labels
 * @param volumes the names of the volumes that it mounts
 * @param networks ids and names of the networks that it is, or will be when started, connected to
 */
public record StoredContainer(
        String id,
        String name,
        String image,
        String imageId,
        ContainerState state,
        Instant created,
        ComposeLabels compose,
        Set<String> volumes,
        Set<String> networks) {

    public StoredContainer {
        volumes = Set.copyOf(volumes);
        networks = Set.copyOf(networks);
    }
}
