package io.servermanager.docker.stats;

import io.servermanager.docker.engine.ContainerCounters;
import io.servermanager.docker.engine.CpuTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel's counters of the containers of this host, at one moment. A container that is not on this host, or whose
 * files this process may not read, has none here.
 */
final class HostCounters {

    private final Cgroups cgroups;
    private final HostCpu cpu;
    private final NetworkCounters networks;
    private final Map<String, Path> groups;

    private HostCounters(Cgroups cgroups, Path root) throws IOException {
        this.cgroups = cgroups;
        this.cpu = HostCpu.now(root);
        this.networks = new NetworkCounters(root);
        this.groups = ContainerGroups.in(cgroups.hierarchy());
    }

    /**
     * Looks for the containers of this host.
     *
     * @param root of the host's file system
     * @return empty where the kernel's files are not there or may not be read
     */
    static Optional<HostCounters> now(Path root) {
        try {
            long memory = new KernelFile(root.resolve("proc/meminfo")).kibibytes("MemTotal:") * 1024;
            Optional<Cgroups> cgroups = CgroupMounts.of(root).cgroups(memory);
            return cgroups.isPresent() ? Optional.of(new HostCounters(cgroups.get(), root)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Where it reads: {@code cgroup v1} or {@code cgroup v2}. */
    String title() {
        return cgroups.title();
    }

    /** The CPU time of each container, whichever engine it is of. */
    Map<String, CpuTime> cpuTimes() {
        Map<String, CpuTime> times = new HashMap<>();
        groups.forEach((id, group) -> {
            try {
                times.put(id, cpu.usedBy(cgroups, group));
            } catch (IOException ended) {
                times.remove(id);
            }
        });
        return times;
    }

    /** All counters of a container. */
    Optional<ContainerCounters> of(String id) {
        Path group = groups.get(id);
        if (group == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ContainerCounters(
                    cpu.usedBy(cgroups, group),
                    cgroups.memory(group),
                    networks.of(cgroups.hierarchy().resolve(group)),
                    cgroups.block(group),
                    cgroups.pids(group)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
