package io.servermanager.docker.stats;

import io.servermanager.docker.engine.ContainerCounters;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Control groups of version 1 (admin-guide/cgroup-v1: cpuacct.rst, memory.rst, blkio-controller.rst, pids.rst).
 *
 * @param hierarchy where the controller {@code cpuacct} is mounted
 * @param controllers where each is mounted
 * @param machineMemory bytes, the limit of who has none
 */
record CgroupsV1(Path hierarchy, Map<String, Path> controllers, long machineMemory) implements Cgroups {

    @Override
    public String title() {
        return "cgroup v1";
    }

    @Override
    public long cpuNanos(Path group) throws IOException {
        return new KernelFile(hierarchy.resolve(group).resolve("cpuacct.usage")).number();
    }

    @Override
    public Optional<Memory> memory(Path group) throws IOException {
        return Cgroups.unlessAbsent(() -> {
            long limit = file("memory", group, "memory.limit_in_bytes").number();
            return ContainerCounters.memory(
                    file("memory", group, "memory.usage_in_bytes").number(),
                    file("memory", group, "memory.stat").valueOf("total_inactive_file"),
                    Math.min(limit, machineMemory));
        });
    }

    /** What the scheduler CFQ counted, of which older kernels have a file; else what passed the throttling layer. */
    @Override
    public Optional<Flow> block(Path group) throws IOException {
        Optional<Flow> scheduler = Cgroups.unlessAbsent(
                        () -> bytes(file("blkio", group, "blkio.io_service_bytes_recursive")))
                .filter(flow -> !flow.equals(Flow.NONE));
        return scheduler.isPresent()
                ? scheduler
                : Cgroups.unlessAbsent(() -> bytes(file("blkio", group, "blkio.throttle.io_service_bytes")));
    }

    /** Lines {@code 8:0 Read 4096}, for each device and kind, and a last one for the total. */
    private static Flow bytes(KernelFile file) throws IOException {
        Flow sum = Flow.NONE;
        for (String line : file.lines()) {
            List<String> words = List.of(line.split(" "));
            if (words.size() == 3 && words.get(1).equals("Read")) {
                sum = sum.plus(new Flow(file.number(words.get(2)), 0));
            } else if (words.size() == 3 && words.get(1).equals("Write")) {
                sum = sum.plus(new Flow(0, file.number(words.get(2))));
            }
        }
        return sum;
    }

    @Override
    public Optional<Long> pids(Path group) throws IOException {
        return Cgroups.unlessAbsent(() -> file("pids", group, "pids.current").number());
    }

    private KernelFile file(String controller, Path group, String name) throws NoSuchFileException {
        Path mount = controllers.get(controller);
        if (mount == null) {
            throw new NoSuchFileException(controller);
        }
        return new KernelFile(mount.resolve(group).resolve(name));
    }
}
