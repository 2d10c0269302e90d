package io.servermanager.docker.update;

import io.servermanager.docker.verify.Baseline;
import java.util.List;

/**
 * What a project was when the run began. A fact: the names of its components are a file format.
 *
 * @param project the Compose project's name, which must stay the same or its volumes are others
 * @param services the Compose services that had running containers
 * @param containers the ids of all its containers
 * @param images which images these ran, by service
 * @param parts what a snapshot holds besides the directory
 * @param baseline what was true of the service
 */
public record ProjectFact(
        String project,
        List<String> services,
        List<String> containers,
        List<ImageUse> images,
        List<PartFact> parts,
        Baseline baseline) {

    /**
     * A directory or file outside the service's directory that belongs to it.
     *
     * @param name its name in the snapshot
     * @param path where it is
     */
    public record PartFact(String name, String path) {}
}
