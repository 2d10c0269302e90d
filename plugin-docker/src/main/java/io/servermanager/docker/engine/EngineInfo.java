package io.servermanager.docker.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a Docker Engine says of itself ({@code GET /info} and the header {@code Api-Version}).
 *
 * @param version of the engine, such as {@code 28.2.2}
 * @param apiVersion the newest that it speaks
 * @param storageDriver such as {@code overlay2}
 * @param dataRoot where images, containers and named volumes are on disk
 * @param cgroupVersion {@code 1} or {@code 2}; empty if it does not say
 * @param warnings what it warns of, one sentence each
 */
public record EngineInfo(
        String version,
        ApiVersion apiVersion,
        String storageDriver,
        Optional<Path> dataRoot,
        Optional<String> cgroupVersion,
        List<String> warnings) {

    public EngineInfo {
        warnings = List.copyOf(warnings);
    }
}
