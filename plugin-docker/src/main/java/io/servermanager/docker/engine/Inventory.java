package io.servermanager.docker.engine;

import java.util.List;

/**
 * What an engine keeps, at one moment.
 *
 * @param containers all containers, stopped ones included
 * @param images all images, also those between two images
 * @param volumes all volumes
 * @param networks all networks, also predefined ones
 */
public record Inventory(
        List<StoredContainer> containers,
        List<StoredImage> images,
        List<StoredVolume> volumes,
        List<StoredNetwork> networks) {

    public Inventory {
        containers = List.copyOf(containers);
        images = List.copyOf(images);
        volumes = List.copyOf(volumes);
        networks = List.copyOf(networks);
    }
}
