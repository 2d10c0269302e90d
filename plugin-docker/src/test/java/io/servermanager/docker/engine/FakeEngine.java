package io.servermanager.docker.engine;

import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Docker Engine in memory, holding to the same contract as a real one. Counts the questions that it is asked. */
public final class FakeEngine implements DockerEngine {

    private final Map<String, ContainerDetails> containers = new LinkedHashMap<>();
    private final FakeImages images = new FakeImages();
    private final Map<String, VolumeDetails> volumes = new LinkedHashMap<>();
    private final Map<String, ContainerCounters> counters = new LinkedHashMap<>();
    private final Map<String, FakeLog> logs = new LinkedHashMap<>();
    private @Nullable MaintenanceException failure;
    private int calls;
    private boolean closed;

    /** Puts a container there, in place of one with the same id. */
    public synchronized FakeEngine add(ContainerDetails container) {
        containers.put(container.id(), container);
        return this;
    }

    /** Puts an image there; its tags leave the images that had them. */
    public synchronized FakeEngine add(ImageDetails image) {
        images.add(image);
        return this;
    }

    /** Puts a volume there. */
    public synchronized FakeEngine add(VolumeDetails volume) {
        volumes.put(volume.name(), volume);
        return this;
    }

    /** What it has counted for a container. */
    public synchronized FakeEngine counted(String container, ContainerCounters count) {
        counters.put(container, count);
        return this;
    }

    /** Gives a container a log; one without has a log driver that cannot be read. */
    public synchronized FakeEngine logging(String container, FakeLog log) {
        logs.put(container, log);
        return this;
    }

    /** From now on every question fails so; with null none does. */
    public synchronized void failWith(@Nullable MaintenanceException newFailure) {
        failure = newFailure;
    }

    /** How many questions it was asked. */
    public synchronized int calls() {
        return calls;
    }

    /** Whether it was closed. */
    public synchronized boolean closed() {
        return closed;
    }

    synchronized List<ContainerDetails> allContainers() {
        return List.copyOf(containers.values());
    }

    FakeImages images() {
        return images;
    }

    Map<String, VolumeDetails> volumes() {
        return volumes;
    }

    private void count() {
        calls++;
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public URI host() {
        return URI.create("unix:///fake/docker.sock");
    }

    @Override
    public synchronized EngineInfo info() {
        count();
        return new EngineInfo(
                "20.10.24",
                ApiVersion.OLDEST,
                "overlay2",
                Optional.of(Path.of("/var/lib/docker")),
                Optional.of("2"),
                List.of());
    }

    @Override
    public synchronized List<ContainerSummary> containers() {
        count();
        return containers.values().stream()
                .map(FakeEngine::summary)
                .sorted(Comparator.comparing((ContainerSummary container) ->
                                container.compose().service().orElse(""))
                        .thenComparingInt(container -> container.compose().number())
                        .thenComparing(ContainerSummary::name))
                .toList();
    }

    private static ContainerSummary summary(ContainerDetails container) {
        return new ContainerSummary(
                container.id(),
                container.name(),
                container.image(),
                container.imageId(),
                container.state(),
                container.state().toString(),
                container.startedAt().orElse(Instant.EPOCH),
                container.compose());
    }

    @Override
    public List<ContainerSummary> containers(String project) {
        return containers().stream()
                .filter(container ->
                        container.compose().project().filter(project::equals).isPresent())
                .toList();
    }

    @Override
    public List<ContainerSummary> composeContainers() {
        return containers().stream()
                .filter(container -> container.compose().project().isPresent())
                .toList();
    }

    @Override
    public synchronized Optional<ContainerDetails> inspect(String container) {
        count();
        return find(container);
    }

    private Optional<ContainerDetails> find(String container) {
        return containers.values().stream()
                .filter(candidate ->
                        candidate.id().equals(container) || candidate.name().equals(container))
                .findFirst();
    }

    @Override
    public synchronized Optional<ImageDetails> image(String image) {
        count();
        return images.find(image);
    }

    @Override
    public synchronized List<ImageSummary> images(String referencePattern) {
        count();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + referencePattern);
        return images.all().stream()
                .filter(image -> image.tags().stream().anyMatch(tag -> matcher.matches(Path.of(tag))))
                .map(image -> new ImageSummary(
                        image.id(),
                        image.tags(),
                        image.digests(),
                        image.created().orElse(Instant.EPOCH),
                        image.size()))
                .toList();
    }

    @Override
    public synchronized void tag(String image, String repository, String tag) {
        count();
        ImageDetails found = images.find(image)
                .orElseThrow(() -> new MaintenanceException(
                        MaintenanceException.Kind.FAILED, "No such image: " + image + ".", "Pull it."));
        images.tag(found, repository + ":" + tag);
    }

    @Override
    public synchronized Untagging untag(String reference) {
        TagReference.require(reference);
        count();
        return images.untag(reference, usedImages());
    }

    @Override
    public synchronized Set<String> imageIdsInUse() {
        count();
        return usedImages();
    }

    private Set<String> usedImages() {
        return containers.values().stream().map(ContainerDetails::imageId).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized Optional<VolumeDetails> volume(String name) {
        count();
        return Optional.ofNullable(volumes.get(name));
    }

    @Override
    public synchronized boolean start(String container) {
        count();
        return become(container, ContainerState.RUNNING);
    }

    @Override
    public synchronized boolean stop(String container, Duration grace) {
        count();
        return become(container, ContainerState.EXITED);
    }

    private boolean become(String container, ContainerState state) {
        Optional<ContainerDetails> found = find(container);
        found.ifPresent(details -> containers.put(details.id(), SampleContainer.copy(details, state)));
        return found.isPresent();
    }

    @Override
    public synchronized boolean remove(String container) {
        count();
        Optional<ContainerDetails> found = find(container);
        if (found.isPresent() && found.get().state().live()) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.FAILED, "Container " + container + " runs.", "Stop it first.");
        }
        found.ifPresent(details -> containers.remove(details.id()));
        return found.isPresent();
    }

    @Override
    public synchronized Optional<ContainerCounters> counters(String container) {
        count();
        return find(container)
                .filter(details -> details.state().live())
                .map(details -> counters.getOrDefault(
                        details.id(),
                        new ContainerCounters(
                                new CpuTime(1, calls, 1),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    @Override
    public synchronized Optional<RawLog> logs(String container, LogQuery query) {
        count();
        Optional<ContainerDetails> found = find(container);
        if (found.isPresent() && !logs.containsKey(found.get().id())) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.FAILED,
                    "The Docker Engine refused (501): configured logging driver does not support reading",
                    "Look into the engine's log.");
        }
        return found.map(details -> logs.get(details.id()).open(query));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
