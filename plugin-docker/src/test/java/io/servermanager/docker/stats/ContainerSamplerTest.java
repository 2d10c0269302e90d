package io.servermanager.docker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.engine.ContainerCounters;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.CpuTime;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import io.servermanager.spi.ResourceStats.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerSamplerTest {

    private static final String HERE = "a".repeat(64);

    @TempDir
    private Path root;

    private final FakeEngine engine = new FakeEngine();
    private ContainerSampler sampler;

    private ContainerSampler sampler() {
        sampler = new ContainerSampler(engine, engine::containers, root);
        return sampler;
    }

    @AfterEach
    void close() {
        if (sampler != null) {
            sampler.close();
            assertThat(engine.closed()).isTrue();
        }
    }

    @Test
    void whatIsOnThisHostIsReadFromItsFilesAndTheRestAskedOfTheEngine() throws Exception {
        HostTree.v2(root).container("docker/" + HERE, 6343);
        engine.add(container(HERE, "here", ContainerState.RUNNING));
        ContainerDetails elsewhere = SampleContainer.alone("elsewhere").make();
        engine.add(elsewhere).counted(elsewhere.id(), counted(1_000_000_000, 4_000_000_000L));
        List<Usage> usages = sampler().sample();
        assertThat(usages)
                .extracting(usage -> usage.name() + " " + usage.source())
                .containsExactlyInAnyOrder("here cgroup v2", "elsewhere engine");
        assertThat(of(usages, "here").memory()).contains(new Memory(80 << 20, HostTree.MEMORY));
        assertThat(of(usages, "elsewhere").pids()).contains(3L);
    }

    @Test
    void theRateIsThatBetweenTwoSamples() throws Exception {
        HostTree tree = HostTree.v2(root).container("docker/" + HERE, 6343);
        engine.add(container(HERE, "here", ContainerState.RUNNING));
        ContainerDetails elsewhere = SampleContainer.alone("elsewhere").make();
        engine.add(elsewhere).counted(elsewhere.id(), counted(1_000_000_000, 4_000_000_000L));
        assertThat(of(sampler().sample(), "here").cpuPercent()).contains(0.0);
        engine.counted(elsewhere.id(), counted(1_500_000_000, 6_000_000_000L));
        tree.write("sys/fs/cgroup/docker/" + HERE + "/cpu.stat", "usage_usec 4000000\n");
        List<Usage> usages = sampler.sample();
        assertThat(of(usages, "elsewhere").cpuPercent()).contains(50.0);
        assertThat(of(usages, "here").cpuPercent()).as("it was started again").isEmpty();
    }

    @Test
    void whatDoesNotRunIsLeftOut() throws Exception {
        engine.add(container("b".repeat(64), "stopped", ContainerState.EXITED));
        assertThat(sampler().sample()).isEmpty();
    }

    @Test
    void aContainerThatComesIsSeenAndHasARateTheNextTime() throws Exception {
        assertThat(sampler().sample()).isEmpty();
        engine.add(SampleContainer.alone("new").make());
        assertThat(of(sampler.sample(), "new").cpuPercent()).isEmpty();
        assertThat(of(sampler.sample(), "new").cpuPercent()).isPresent();
    }

    @Test
    void anEngineThatIsSilentIsSaidToBe() {
        engine.failWith(new MaintenanceException(Kind.UNAVAILABLE, "No Docker Engine listens.", "Start it."));
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> sampler().sample())
                .withMessage("No Docker Engine listens.");
    }

    @Test
    void theSamplerOfAHostWithoutFilesAsksTheEngine() throws IOException, InterruptedException {
        engine.add(SampleContainer.alone("web").make());
        assertThat(sampler().sample()).singleElement().satisfies(usage -> {
            assertThat(usage.source()).isEqualTo("engine");
            assertThat(usage.memory()).isEmpty();
        });
    }

    private static ContainerCounters counted(long used, long available) {
        return new ContainerCounters(
                new CpuTime(used, available, 2),
                Optional.of(new Memory(10, 100)),
                Optional.of(Flow.NONE),
                Optional.of(Flow.NONE),
                Optional.of(3L));
    }

    private static Usage of(List<Usage> usages, String name) {
        return usages.stream()
                .filter(usage -> usage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ContainerDetails container(String id, String name, ContainerState state) {
        return SampleContainer.withId(id, name).state(state).make();
    }
}
