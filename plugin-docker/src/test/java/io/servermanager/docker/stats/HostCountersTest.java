package io.servermanager.docker.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ContainerCounters;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCountersTest {

    private static final String ID = "84b0617adb64624540799f0dbb873669a9bdad3dfe040d9a7a5fb241f264b030";
    private static final String GROUP = "system.slice/docker-" + ID + ".scope";

    @TempDir
    private Path root;

    @Test
    void version2IsRead() throws IOException {
        HostTree.v2(root).container(GROUP, 6343);
        assertThat(HostCounters.now(root).orElseThrow().title()).isEqualTo("cgroup v2");
        assertRecorded(counters());
    }

    @Test
    void version1IsReadAlsoWhereTheUnifiedHierarchyIsBesideIt() throws IOException {
        HostTree.hybrid(root)
                .container(GROUP, 6343)
                .write("sys/fs/cgroup/unified/" + GROUP + "/cgroup.procs", "6343\n");
        assertThat(HostCounters.now(root).orElseThrow().title()).isEqualTo("cgroup v1");
        assertRecorded(counters());
    }

    private static void assertRecorded(ContainerCounters counters) {
        assertThat(counters.cpu().used()).isEqualTo(5_000_000_000L);
        assertThat(counters.cpu().cpus()).isEqualTo(2);
        assertThat(counters.memory()).contains(new Memory(80 << 20, HostTree.MEMORY));
        assertThat(counters.network()).contains(new Flow(1_003_628, 2409));
        assertThat(counters.block()).contains(new Flow(1_460_000, 314_774_000));
        assertThat(counters.pids()).contains(7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker/" + ID,
                "my-parent/" + ID,
                "system.slice/docker-" + ID + ".scope",
                "web.slice/web-shop.slice/docker-" + ID + ".scope",
                "user.slice/user-1000.slice/user@1000.service/user.slice/docker-" + ID + ".scope"
            })
    void aContainerIsFoundWhereverItsGroupIs(String group) throws IOException {
        HostTree.v2(root)
                .container(group, 6343)
                .write("sys/fs/cgroup/system.slice/cron.service/cgroup.procs", "1\n")
                .write("sys/fs/cgroup/machine.slice/libpod-" + "0".repeat(64) + ".scope/cgroup.procs", "1\n");
        assertThat(HostCounters.now(root).orElseThrow().cpuTimes()).containsOnlyKeys(ID);
        assertRecorded(counters());
    }

    @Test
    void aContainerOfAnotherHostHasNone() throws IOException {
        HostTree.v2(root).container(GROUP, 6343);
        assertThat(HostCounters.now(root).orElseThrow().of("f".repeat(64))).isEmpty();
    }

    @Test
    void aHostWithoutControlGroupsHasNone() throws IOException {
        assertThat(HostCounters.now(root)).isEmpty();
        HostTree.v2(root).write("proc/self/mountinfo", "26 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n");
        assertThat(HostCounters.now(root)).isEmpty();
    }

    @Test
    void aLimitBelowTheMachinesMemoryCounts() throws IOException {
        HostTree.v2(root).container(GROUP, 6343).write("sys/fs/cgroup/" + GROUP + "/memory.max", "268435456\n");
        assertThat(counters().memory().orElseThrow().limit()).isEqualTo(256 << 20);
        assertThat(counters().memory().orElseThrow().percent()).isEqualTo(31.25);
    }

    @Test
    void aControllerThatIsOffCostsOnlyItsOwnFigure() throws IOException {
        HostTree.v2(root).container(GROUP, 6343);
        for (String file : new String[] {"io.stat", "memory.current", "pids.current"}) {
            Files.delete(root.resolve("sys/fs/cgroup").resolve(GROUP).resolve(file));
        }
        assertThat(counters().block()).isEmpty();
        assertThat(counters().memory()).isEmpty();
        assertThat(counters().pids()).isEmpty();
        assertThat(counters().network()).isPresent();
    }

    @Test
    void theHostsOwnNetworkIsNotTheContainers() throws IOException {
        HostTree.v2(root).container(GROUP, 6343).process(6343, "net:[4026531840]");
        assertThat(counters().network()).contains(Flow.NONE);
    }

    @Test
    void theFirstProcessThatStillRunsTellsTheNetwork() throws IOException {
        HostTree.v2(root).container(GROUP, 6343).write("sys/fs/cgroup/" + GROUP + "/cgroup.procs", "5999\n6343\n");
        assertThat(counters().network()).contains(new Flow(1_003_628, 2409));
    }

    @Test
    void whatOlderKernelsCountInTheSchedulerComesFirst() throws IOException {
        HostTree.hybrid(root)
                .container(GROUP, 6343)
                .write(
                        "sys/fs/cgroup/blkio/" + GROUP + "/blkio.io_service_bytes_recursive",
                        "8:0 Read 9\n8:0 Write 8\n");
        assertThat(counters().block()).contains(new Flow(9, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "usage_usec\n", "usage_usec x\n", "usage_usec -5\n", "usage_usecs 5\n", "\0"})
    void aContainerWhoseFilesMakeNoSenseIsNotCounted(String text) throws IOException {
        HostTree.v2(root).container(GROUP, 6343).write("sys/fs/cgroup/" + GROUP + "/cpu.stat", text);
        assertThat(HostCounters.now(root).orElseThrow().of(ID)).isEmpty();
        assertThat(HostCounters.now(root).orElseThrow().cpuTimes()).isEmpty();
    }

    private ContainerCounters counters() {
        return HostCounters.now(root).flatMap(host -> host.of(ID)).orElseThrow();
    }
}
