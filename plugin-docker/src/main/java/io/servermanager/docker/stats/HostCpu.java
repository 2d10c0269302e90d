package io.servermanager.docker.stats;

import io.servermanager.docker.engine.CpuTime;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What all CPUs of the machine together can do: the time that passes, for each of them, without what the hypervisor keeps
 * for others ("steal"), which the engine does not count either. The engine's own way, the sum of the other ticks, gives
 * the same and is too coarse for short intervals.
 *
 * @param steal nanoseconds, of all CPUs together
 * @param cpus how many are online
 */
record HostCpu(long steal, int cpus) {

    /** USER_HZ is 100 on every architecture that Docker runs on (proc_stat(5)). */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final int STEAL = 8;

    /** Reads {@code /proc/stat} (proc_stat(5)), which lists the CPUs that are online. */
    static HostCpu now(Path root) throws IOException {
        KernelFile file = new KernelFile(root.resolve("proc/stat"));
        long steal = 0;
        int cpus = 0;
        for (String line : file.lines()) {
            if (line.startsWith("cpu ")) {
                String[] words = line.split(" +");
                steal = words.length > STEAL ? file.number(words[STEAL]) * NANOS_PER_TICK : 0;
            } else if (line.startsWith("cpu")) {
                cpus++;
            }
        }
        return new HostCpu(steal, cpus);
    }

    /** What a group has used up to this moment. */
    CpuTime usedBy(Cgroups cgroups, Path group) throws IOException {
        long used = cgroups.cpuNanos(group);
        return new CpuTime(used, System.nanoTime() * cpus - steal, cpus);
    }
}
