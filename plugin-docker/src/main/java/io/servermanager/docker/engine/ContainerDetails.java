package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the engine describes it in full.
 *
 * @param id the full id
 * @param name without the leading slash
 * @param image the reference that it was made from
 * @param imageId the id of the image that it runs, {@code sha256:...}
 * @param state its state
 * @param exitCode of its process when that last ended; 0 before
 * @param outOfMemory whether the kernel ended it for want of memory
 * @param error what kept it from starting, in the engine's words; empty if nothing did
 * @param health what its health check found last
 * @param healthCheck its health check, if it has one
 * @param startedAt when it was last started
 * @param finishedAt when it last ended
 * @param restarts how often the engine started it again since a person did
 * @param restartPolicy when the engine starts it again
 * @param mounts what is mounted in it
 * @param ports the ports that it publishes; of a container that does not run, those that it would publish
 * @param networkMode such as {@code host} or the name of a network
 * @param addresses its addresses by network, where it has one
 * @param environment its variables, those of the image included; may hold secrets
 * @param compose its labels
 */
public record ContainerDetails(
        String id,
        String name,
        String image,
        String imageId,
        ContainerState state,
        int exitCode,
        boolean outOfMemory,
        String error,
        HealthState health,
        Optional<HealthCheck> healthCheck,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int restarts,
        RestartPolicy restartPolicy,
        List<Mount> mounts,
        List<PublishedPort> ports,
        String networkMode,
        Map<String, String> addresses,
        Map<String, String> environment,
        ComposeLabels compose) {

    public ContainerDetails {
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
        addresses = Map.copyOf(addresses);
        environment = Map.copyOf(environment);
    }

    /** The Compose service; the container's name if Compose did not make it. */
    public String service() {
        return compose.service().orElse(name);
    }

    /** All labels, those of the image included. */
    public Map<String, String> labels() {
        return compose.labels();
    }

    /** Without the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "container " + name + " (" + state + ", image " + imageId + ")";
    }
}
