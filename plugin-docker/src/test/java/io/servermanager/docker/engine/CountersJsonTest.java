package io.servermanager.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CountersJsonTest {

    @Test
    void anEngineOnVersion1IsRead() throws Exception {
        Optional<ContainerCounters> counters = read("""
                {"pids_stats":{"current":4},
                 "blkio_stats":{"io_service_bytes_recursive":[
                   {"major":8,"minor":0,"op":"Read","value":4096},{"major":8,"minor":0,"op":"Write","value":10},
                   {"major":8,"minor":0,"op":"Sync","value":4106},{"major":8,"minor":0,"op":"Total","value":4106}]},
                 "cpu_stats":{"cpu_usage":{"total_usage":680870543,"percpu_usage":[361754560,319115983]},
                   "system_cpu_usage":1978690000000},
                 "memory_stats":{"usage":1273856,"limit":25276502016,
                   "stats":{"inactive_file":1,"total_inactive_file":86016}},
                 "networks":{"eth0":{"rx_bytes":3628,"tx_bytes":2408},"eth1":{"rx_bytes":1,"tx_bytes":2}},
                 "new":{"a":[]}}""");
        assertThat(counters)
                .contains(new ContainerCounters(
                        new CpuTime(680870543L, 1978690000000L, 2),
                        Optional.of(new Memory(1187840, 25276502016L)),
                        Optional.of(new Flow(3629, 2410)),
                        Optional.of(new Flow(4096, 10)),
                        Optional.of(4L)));
    }

    @Test
    void anEngineOnVersion2IsRead() throws Exception {
        ContainerCounters counters = read("""
                {"pids_stats":{"current":1,"limit":18446744073709551615},
                 "blkio_stats":{"io_service_bytes_recursive":[
                   {"major":8,"minor":0,"op":"read","value":7},{"major":8,"minor":0,"op":"write","value":8}]},
                 "cpu_stats":{"cpu_usage":{"total_usage":5},"system_cpu_usage":100,"online_cpus":8},
                 "memory_stats":{"usage":100,"stats":{"inactive_file":40},"limit":1000}}""").orElseThrow();
        assertThat(counters.cpu()).isEqualTo(new CpuTime(5, 100, 8));
        assertThat(counters.memory()).contains(new Memory(60, 1000));
        assertThat(counters.block()).contains(new Flow(7, 8));
        assertThat(counters.network()).contains(Flow.NONE);
    }

    @Test
    void aContainerThatDoesNotRunHasNone() throws Exception {
        assertThat(read("{\"read\":\"0001-01-01T00:00:00Z\",\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":0}}}"))
                .isEmpty();
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void missingFieldsAreAbsentFigures() throws Exception {
        ContainerCounters counters =
                read("{\"cpu_stats\":{\"system_cpu_usage\":1}}").orElseThrow();
        assertThat(counters.memory()).isEmpty();
        assertThat(counters.block()).isEmpty();
        assertThat(counters.pids()).isEmpty();
    }

    /** docker/cli: {@code (cpuDelta / systemDelta) * onlineCPUs * 100}. */
    @Property
    void theShareOfTheCpuIsAsTheCommandLineComputesIt(
            @ForAll @LongRange(max = 1L << 50) long used,
            @ForAll @LongRange(max = 1L << 40) long usedMore,
            @ForAll @LongRange(min = 1, max = 1L << 40) long passed) {
        CpuTime before = new CpuTime(used, 7, 4);
        CpuTime after = new CpuTime(used + usedMore, 7 + passed, 4);
        assertThat(after.percentSince(before).orElseThrow())
                .isCloseTo((double) usedMore / passed * 4 * 100, Percentage.withPercentage(1e-9));
    }

    @Test
    void nothingIsSaidOfTheCpuWhenItCannotBeCompared() {
        CpuTime before = new CpuTime(10, 100, 2);
        assertThat(new CpuTime(11, 100, 2).percentSince(before)).as("no time").isEmpty();
        assertThat(new CpuTime(9, 200, 2).percentSince(before)).as("restarted").isEmpty();
        assertThat(new CpuTime(11, 200, 3).percentSince(before))
                .as("a CPU more")
                .isEmpty();
        assertThat(new CpuTime(10, 200, 2).percentSince(before)).contains(0.0);
    }

    private static Optional<ContainerCounters> read(String json) throws JsonProcessingException {
        return CountersJson.read(new JsonMapper().readTree(json));
    }
}
