package io.servermanager.docker.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A volume.
 *
 * @param name its name
 * @param driver {@code local} or a plugin's name
 * @param mountpoint where its files are on the host
 * @param labels its labels
 * @param options the driver's options; with {@code local} they tell of a bind mount or a network file system
 */
public record VolumeDetails(
        String name,
        String driver,
        Optional<Path> mountpoint,
        Map<String, String> labels,
        Map<String, String> options) {

    public VolumeDetails {
        labels = Map.copyOf(labels);
        options = Map.copyOf(options);
    }
}
