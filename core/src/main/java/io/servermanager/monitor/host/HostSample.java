package io.servermanager.monitor.host;

import io.servermanager.monitor.Host;
import java.util.List;
import java.util.Optional;

/**
 * The counters of one moment. A dashboard keeps the last one and shows the {@link HostRates} between it and the next.
 *
 * @param nanos when, of {@link System#nanoTime()}
 * @param cpu what the CPUs have done
 * @param disks what the disks have done
 * @param networks what went through the network interfaces
 * @param problems what could not be read, one sentence each
 */
public record HostSample(
        long nanos,
        Optional<CpuTimes> cpu,
        List<DiskCounters> disks,
        List<NetworkCounters> networks,
        List<String> problems) {

    /** The counters now. Never fails: what cannot be read is missing, and named among the problems. */
    public static HostSample of(Host host) {
        Reading reading = new Reading(host);
        Optional<CpuTimes> cpu = reading.needed(CpuTimes.FILE, CpuTimes::parse);
        List<DiskCounters> disks = reading.needed(DiskCounters.FILE, DiskCounters::parse).orElse(List.of()).stream()
                .filter(disk -> WholeDisks.contains(host, disk.device()))
                .toList();
        List<NetworkCounters> networks =
                reading.needed(NetworkCounters.FILE, NetworkCounters::parse).orElse(List.of());
        return new HostSample(System.nanoTime(), cpu, disks, networks, reading.problems());
    }

    /** What happened since an earlier sample. */
    public HostRates since(HostSample earlier) {
        return HostRates.between(earlier, this);
    }
}
