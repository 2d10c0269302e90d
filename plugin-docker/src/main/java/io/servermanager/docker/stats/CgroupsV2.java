package io.servermanager.docker.stats;

import io.servermanager.docker.engine.ContainerCounters;
import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Control groups of version 2 (admin-guide/cgroup-v2.rst, "Controllers").
 *
 * @param hierarchy where it is mounted
 * @param machineMemory bytes, the limit of who has none
 */
record CgroupsV2(Path hierarchy, long machineMemory) implements Cgroups {

    @Override
    public String title() {
        return "cgroup v2";
    }

    @Override
    public long cpuNanos(Path group) throws IOException {
        return TimeUnit.MICROSECONDS.toNanos(file(group, "cpu.stat").valueOf("usage_usec"));
    }

    @Override
    public Optional<Memory> memory(Path group) throws IOException {
        return Cgroups.unlessAbsent(() -> ContainerCounters.memory(
                file(group, "memory.current").number(),
                file(group, "memory.stat").valueOf("inactive_file"),
                limit(file(group, "memory.max"))));
    }

    private long limit(KernelFile file) throws IOException {
        boolean none = file.lines().equals(List.of("max"));
        return none ? machineMemory : Math.min(file.number(), machineMemory);
    }

    /** Lines {@code 8:16 rbytes=1459200 wbytes=314773504 rios=192 ...}, one for each device. */
    @Override
    public Optional<Flow> block(Path group) throws IOException {
        KernelFile file = file(group, "io.stat");
        return Cgroups.unlessAbsent(() -> {
            Flow sum = Flow.NONE;
            for (String line : file.lines()) {
                for (String word : line.split(" ")) {
                    if (word.startsWith("rbytes=")) {
                        sum = sum.plus(new Flow(file.number(word.substring(7)), 0));
                    } else if (word.startsWith("wbytes=")) {
                        sum = sum.plus(new Flow(0, file.number(word.substring(7))));
                    }
                }
            }
            return sum;
        });
    }

    @Override
    public Optional<Long> pids(Path group) throws IOException {
        return Cgroups.unlessAbsent(() -> file(group, "pids.current").number());
    }

    private KernelFile file(Path group, String name) {
        return new KernelFile(hierarchy.resolve(group).resolve(name));
    }
}
