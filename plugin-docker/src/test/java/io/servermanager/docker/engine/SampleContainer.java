package io.servermanager.docker.engine;

import io.servermanager.docker.engine.HealthState.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes {@link ContainerDetails} for tests: a running container of a Compose project unless told otherwise. */
public final class SampleContainer {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final String id;
    private final String name;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final List<PublishedPort> ports = new ArrayList<>();
    private String image = "sample:latest";
    private String imageId = "sha256:" + "a".repeat(64);
    private ContainerState state = ContainerState.RUNNING;
    private int exitCode;
    private HealthState health = HealthState.NONE;
    private Optional<HealthCheck> healthCheck = Optional.empty();
    private Instant startedAt = START;
    private int restarts;
    private String network = "bridge";
    private RestartPolicy restartPolicy = new RestartPolicy("unless-stopped", 0);

    private SampleContainer(String id, String name) {
        this.id = id;
        this.name = name;
    }

    /** The first container of a service of a project. */
    public static SampleContainer of(String project, String service) {
        String name = project + "-" + service + "-1";
        return new SampleContainer("id-of-" + name, name)
                .label(ComposeLabels.PROJECT, project)
                .label(ComposeLabels.SERVICE, service)
                .label(ComposeLabels.NUMBER, "1")
                .label(ComposeLabels.ONE_OFF, "False");
    }

    /** A container that Compose did not make. */
    public static SampleContainer alone(String name) {
        return new SampleContainer("id-of-" + name, name);
    }

    /** One that Compose did not make, with this id. */
    public static SampleContainer withId(String id, String name) {
        return new SampleContainer(id, name);
    }

    public SampleContainer in(Path directory) {
        return label(ComposeLabels.WORKING_DIRECTORY, directory.toString());
    }

    public SampleContainer label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public SampleContainer variable(String key, String value) {
        environment.put(key, value);
        return this;
    }

    public SampleContainer image(String newImage, String newImageId) {
        image = newImage;
        imageId = newImageId;
        return this;
    }

    public SampleContainer state(ContainerState newState) {
        state = newState;
        return this;
    }

    public SampleContainer exited(int newExitCode) {
        exitCode = newExitCode;
        return state(ContainerState.EXITED);
    }

    public SampleContainer health(Verdict verdict, String output) {
        health = new HealthState(verdict, 0, Optional.of(output));
        return this;
    }

    public SampleContainer healthCheck(HealthCheck check) {
        healthCheck = Optional.of(check);
        return this;
    }

    public SampleContainer startedAt(Instant time) {
        startedAt = time;
        return this;
    }

    public SampleContainer restarts(int count) {
        restarts = count;
        return this;
    }

    public SampleContainer restartPolicy(String policy) {
        restartPolicy = new RestartPolicy(policy, 0);
        return this;
    }

    public SampleContainer network(String name) {
        network = name;
        return this;
    }

    public SampleContainer mount(Mount mount) {
        mounts.add(mount);
        return this;
    }

    public SampleContainer port(PublishedPort port) {
        ports.add(port);
        return this;
    }

    /** The same container in another state. */
    static ContainerDetails copy(ContainerDetails container, ContainerState newState) {
        return new ContainerDetails(
                container.id(),
                container.name(),
                container.image(),
                container.imageId(),
                newState,
                container.exitCode(),
                container.outOfMemory(),
                container.error(),
                container.health(),
                container.healthCheck(),
                container.startedAt(),
                container.finishedAt(),
                container.restarts(),
                container.restartPolicy(),
                container.mounts(),
                container.ports(),
                container.networkMode(),
                container.addresses(),
                container.environment(),
                container.compose());
    }

    /** The container. */
    public ContainerDetails make() {
        return new ContainerDetails(
                id,
                name,
                image,
                imageId,
                state,
                exitCode,
                false,
                "",
                health,
                healthCheck,
                Optional.of(startedAt),
                state.live() ? Optional.empty() : Optional.of(startedAt.plusSeconds(1)),
                restarts,
                restartPolicy,
                mounts,
                ports,
                network,
                Map.of(),
                environment,
                new ComposeLabels(labels));
    }
}
