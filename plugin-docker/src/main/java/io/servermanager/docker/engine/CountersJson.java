package io.servermanager.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code GET /containers/{id}/stats?stream=false&one-shot=true} (Docker Engine API 1.41). */
final class CountersJson {

    private CountersJson() {}

    /** The counters; empty of a container that does not run, of which the engine has none. */
    static Optional<ContainerCounters> read(JsonNode node) {
        JsonNode cpu = node.path("cpu_stats");
        if (!cpu.path("system_cpu_usage").isNumber()) {
            return Optional.empty();
        }
        JsonNode perCpu = cpu.path("cpu_usage").path("percpu_usage");
        int online = cpu.path("online_cpus").asInt(0);
        return Optional.of(new ContainerCounters(
                new CpuTime(
                        cpu.path("cpu_usage").path("total_usage").asLong(0),
                        cpu.path("system_cpu_usage").asLong(0),
                        online > 0 ? online : perCpu.size()),
                memory(node.path("memory_stats")),
                Optional.of(network(node.path("networks"))),
                block(node.path("blkio_stats").path("io_service_bytes_recursive")),
                Optional.of(node.path("pids_stats").path("current"))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::asLong)));
    }

    private static Optional<Memory> memory(JsonNode node) {
        JsonNode stats = node.path("stats");
        // Only cgroup v1 has the total_ ones, which count what is below the container's cgroup as well.
        JsonNode inactive = stats.path(stats.has("total_inactive_file") ? "total_inactive_file" : "inactive_file");
        return node.path("usage").isNumber()
                ? Optional.of(ContainerCounters.memory(
                        node.path("usage").asLong(),
                        inactive.asLong(0),
                        node.path("limit").asLong(0)))
                : Optional.empty();
    }

    private static Flow network(JsonNode networks) {
        Flow sum = Flow.NONE;
        for (JsonNode network : networks) {
            sum = sum.plus(new Flow(
                    network.path("rx_bytes").asLong(0), network.path("tx_bytes").asLong(0)));
        }
        return sum;
    }

    private static Optional<Flow> block(JsonNode entries) {
        if (entries.isMissingNode()) {
            return Optional.empty();
        }
        Flow sum = Flow.NONE;
        for (JsonNode entry : entries) {
            long bytes = entry.path("value").asLong(0);
            sum = switch (Fields.text(entry, "op").toLowerCase(Locale.ROOT)) {
                case "read" -> sum.plus(new Flow(bytes, 0));
                case "write" -> sum.plus(new Flow(0, bytes));
                default -> sum;
            };
        }
        return Optional.of(sum);
    }
}
