package io.servermanager.docker.stats;

import io.servermanager.docker.compose.InstalledProject;
import io.servermanager.docker.engine.ContainerCounters;
import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.CpuTime;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.spi.ResourceStats.Sampler;
import io.servermanager.spi.ResourceStats.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Samples the running containers of an engine: from this host's files what is in them, the rest from the engine. Begins
 * with the files, so that the time that the engine takes to list its containers is part of the first interval.
 */
public final class ContainerSampler implements Sampler {

    private static final String ENGINE = "engine";

    /** Long enough to tell a rate to two per cent from counters that grow with each tick of 4 ms. */
    static final Duration FIRST_INTERVAL = Duration.ofMillis(200);

    private final DockerEngine engine;
    private final Supplier<List<ContainerSummary>> containers;
    private final Path root;
    private final EngineCounters fallback;
    private Map<String, Seen> before = new HashMap<>();
    private boolean begun;

    /**
     * A sampler.
     *
     * @param engine the engine, which is closed with it
     * @param containers lists those to be sampled; those that do not run are left out
     * @param root of the host's file system
     */
    public ContainerSampler(DockerEngine engine, Supplier<List<ContainerSummary>> containers, Path root) {
        this.engine = engine;
        this.containers = containers;
        this.root = root;
        this.fallback = new EngineCounters(engine);
    }

    /** A sampler of a project's containers; its engine is closed with it. */
    public static ContainerSampler of(InstalledProject project, Path root) {
        return new ContainerSampler(project.engine(), project::containers, root);
    }

    /** CPU time, and who told it: times of different sources cannot be compared. */
    private record Seen(String source, CpuTime cpu) {}

    @Override
    public List<Usage> sample() throws InterruptedException {
        List<ContainerSummary> running = begun ? running() : begin();
        begun = true;
        Map<String, Seen> now = new HashMap<>();
        List<Usage> usages = new ArrayList<>();
        List<ContainerSummary> elsewhere = new ArrayList<>();
        Optional<HostCounters> host = HostCounters.now(root);
        for (ContainerSummary container : running) {
            Optional<ContainerCounters> counters = host.flatMap(files -> files.of(container.id()));
            if (counters.isPresent()) {
                usages.add(usage(container, counters, host.get().title(), now));
            } else {
                elsewhere.add(container);
            }
        }
        Map<String, Optional<ContainerCounters>> asked = fallback.of(ids(elsewhere));
        for (ContainerSummary container : elsewhere) {
            if (asked.containsKey(container.id())) {
                usages.add(usage(container, asked.getOrDefault(container.id(), Optional.empty()), ENGINE, now));
            }
        }
        before = now;
        return usages;
    }

    /** Sees all for the first time, and waits until something can be said of what they do. */
    private List<ContainerSummary> begin() throws InterruptedException {
        long start = System.nanoTime();
        HostCounters.now(root)
                .ifPresent(host -> host.cpuTimes().forEach((id, cpu) -> before.put(id, new Seen(host.title(), cpu))));
        List<ContainerSummary> running = running();
        List<String> elsewhere =
                ids(running).stream().filter(id -> !before.containsKey(id)).toList();
        fallback.of(elsewhere)
                .forEach((id, counters) -> counters.ifPresent(known -> before.put(id, new Seen(ENGINE, known.cpu()))));
        TimeUnit.NANOSECONDS.sleep(FIRST_INTERVAL.toNanos() - (System.nanoTime() - start));
        return running;
    }

    private Usage usage(
            ContainerSummary container, Optional<ContainerCounters> counters, String source, Map<String, Seen> now) {
        Optional<Seen> earlier = Optional.ofNullable(before.get(container.id()))
                .filter(seen -> seen.source().equals(source));
        counters.ifPresent(known -> now.put(container.id(), new Seen(source, known.cpu())));
        return new Usage(
                container.id(),
                container.name(),
                counters.flatMap(known -> earlier.flatMap(seen -> known.cpu().percentSince(seen.cpu()))),
                counters.flatMap(ContainerCounters::memory),
                counters.flatMap(ContainerCounters::network),
                counters.flatMap(ContainerCounters::block),
                counters.flatMap(ContainerCounters::pids),
                source);
    }

    private static List<String> ids(List<ContainerSummary> containers) {
        return containers.stream().map(ContainerSummary::id).toList();
    }

    private List<ContainerSummary> running() {
        return containers.get().stream()
                .filter(container -> container.state().live())
                .toList();
    }

    @Override
    public void close() {
        fallback.close();
        engine.close();
    }
}
