package io.servermanager.docker.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ContainerCounters;
import io.servermanager.docker.engine.CpuTime;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabContainers;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import io.servermanager.spi.ResourceStats.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our figures against the engine's, which are taken right before and right after ours: ours must lie between them, or
 * within 2 % of that. So neither a busy machine nor a container that does something by itself makes a difference.
 */
@ExtendWith(LabExtension.class)
class ContainerSamplerIT {

    private static final double TOLERANCE = 0.02;

    private final HttpDockerEngine engine;
    private final LabContainers containers;
    private final Path empty;
    private String busy;
    private String filled;

    ContainerSamplerIT(Lab lab, @TempDir Path directory) throws InterruptedException {
        this.engine = new HttpDockerEngine(lab.dockerHost());
        this.containers = new LabContainers(lab, directory);
        this.empty = directory;
    }

    @BeforeEach
    void start() throws InterruptedException {
        busy = containers.run("busy", "while :; do :; done", "--cpus=0.5", "--network=none");
        filled = containers.run(
                "filled",
                "x=$(head -c 20000000 /dev/zero | tr '\\0' x); echo ready; sleep 1000 & wait",
                "--memory=256m");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> containers.docker("logs", filled).contains("ready"));
    }

    @AfterEach
    void end() throws InterruptedException {
        containers.close();
        engine.close();
    }

    @Test
    void theKernelsCountersAreThoseThatTheEngineTells() {
        for (String id : List.of(busy, filled)) {
            ContainerCounters before = engine.counters(id).orElseThrow();
            ContainerCounters ours =
                    HostCounters.now(Path.of("/")).flatMap(host -> host.of(id)).orElseThrow();
            ContainerCounters after = engine.counters(id).orElseThrow();
            assertThat(ours.cpu().used())
                    .isBetween(before.cpu().used(), after.cpu().used());
            assertThat(ours.cpu().cpus()).isEqualTo(before.cpu().cpus());
            assertBetween(ours.memory(), before.memory(), after.memory(), Memory::used);
            assertBetween(ours.network(), before.network(), after.network(), Flow::in);
            assertBetween(ours.network(), before.network(), after.network(), Flow::out);
            assertBetween(ours.block(), before.block(), after.block(), Flow::in);
            assertBetween(ours.block(), before.block(), after.block(), Flow::out);
            assertThat(ours.pids()).isEqualTo(before.pids());
            assertThat(ours.memory().map(Memory::limit))
                    .isEqualTo(before.memory().map(Memory::limit));
        }
        assertThat(engine.counters(filled).flatMap(ContainerCounters::memory))
                .hasValueSatisfying(memory -> assertThat(memory.used()).isGreaterThan(20_000_000));
    }

    @Test
    void theShareOfTheCpuIsTheEnginesOverTheSameTime() throws InterruptedException {
        try (ContainerSampler sampler = new ContainerSampler(engine, engine::containers, Path.of("/"))) {
            sampler.sample();
            CpuTime earliest = cpu();
            sampler.sample();
            CpuTime early = cpu();
            TimeUnit.SECONDS.sleep(3);
            CpuTime late = cpu();
            Usage ours = usage(sampler.sample(), busy);
            CpuTime latest = cpu();

            double least =
                    100.0 * early.cpus() * (late.used() - early.used()) / (latest.available() - earliest.available());
            double most =
                    100.0 * early.cpus() * (latest.used() - earliest.used()) / (late.available() - early.available());
            assertThat(ours.source()).startsWith("cgroup v");
            assertThat(ours.cpuPercent().orElseThrow())
                    .isBetween(least * (1 - TOLERANCE), most * (1 + TOLERANCE))
                    .isGreaterThan(1);
        }
    }

    @Test
    void anEngineWhoseFilesAreOutOfReachIsAskedItself() throws InterruptedException {
        try (ContainerSampler sampler = new ContainerSampler(engine, engine::containers, empty)) {
            Usage ours = usage(sampler.sample(), filled);
            assertThat(ours.source()).isEqualTo("engine");
            assertThat(ours.cpuPercent()).isPresent();
            assertThat(ours.memory().orElseThrow().limit()).isEqualTo(256 << 20);
            assertThat(ours.pids())
                    .isEqualTo(engine.counters(filled).orElseThrow().pids());
            containers.docker("kill", filled);
            assertThat(sampler.sample())
                    .extracting(Usage::id)
                    .doesNotContain(filled)
                    .contains(busy);
        }
    }

    private CpuTime cpu() {
        return engine.counters(busy).orElseThrow().cpu();
    }

    private static Usage usage(List<Usage> usages, String id) {
        return usages.stream()
                .filter(usage -> usage.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static <T> void assertBetween(
            Optional<T> ours, Optional<T> before, Optional<T> after, ToLongFunction<T> figure) {
        long one = figure.applyAsLong(before.orElseThrow());
        long other = figure.applyAsLong(after.orElseThrow());
        assertThat((double) figure.applyAsLong(ours.orElseThrow()))
                .isBetween(Math.min(one, other) * (1 - TOLERANCE), Math.max(one, other) * (1 + TOLERANCE));
    }
}
