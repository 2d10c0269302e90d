package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network.
 *
 * @param id its id
 * @param name its name, which others may have too
 * @param scope {@code local}, {@code swarm} or {@code global}
 * @param internalUse whether it serves the swarm's ingress or only holds the configuration of others
 * @param created when it was made, if the engine says so
 * @param labels its labels
 */
public record StoredNetwork(
        String id,
        String name,
        String scope,
        boolean internalUse,
        Optional<Instant> created,
        Map<String, String> labels) {

    /** Made by the engine itself. */
    private static final Set<String> PREDEFINED = Set.of("bridge", "host", "none", "nat", "docker_gwbridge");

    public StoredNetwork {
        labels = Map.copyOf(labels);
    }

    /** Whether somebody made it on this host for containers, so that it can become unused. */
    public boolean madeByHand() {
        return scope.equals("local") && !internalUse && !PREDEFINED.contains(name);
    }
}
