package io.servermanager.docker.prune;

import io.servermanager.docker.engine.DiskUsage;
import io.servermanager.docker.engine.Inventory;
import java.time.Instant;
import java.util.Map;

/**
 * What an engine keeps and what is known of it, at one moment.
 *
 * @param inventory all objects
 * @param usage what they take
 * @param finished when the containers that do not run ended, by id, as far as they ever ran
 * @param projects the projects that exist on disk
 * @param at when it was taken
 */
record Survey(
        Inventory inventory, DiskUsage usage, Map<String, Instant> finished, ExistingProjects projects, Instant at) {

    Survey {
        finished = Map.copyOf(finished);
    }
}
