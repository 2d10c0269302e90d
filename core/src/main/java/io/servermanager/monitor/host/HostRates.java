package io.servermanager.monitor.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the host did between two samples.
 *
 * @param span the time between them
 * @param cpu what the CPUs did; empty where it could not be read
 * @param disks what the disks did that are in both
 * @param networks what went through the network interfaces that are in both
 */
public record HostRates(Duration span, Optional<CpuUse> cpu, List<DiskRate> disks, List<NetworkRate> networks) {

    private static final double NANOS = 1e9;

    public HostRates {
        disks = List.copyOf(disks);
        networks = List.copyOf(networks);
    }

    static HostRates between(HostSample earlier, HostSample later) {
        long nanos = Math.max(1, later.nanos() - earlier.nanos());
        double seconds = nanos / NANOS;
        List<DiskRate> disks = later.disks().stream()
                .flatMap(now -> earlier.disks().stream()
                        .filter(then -> then.device().equals(now.device()))
                        .limit(1)
                        .map(then -> DiskRate.between(then, now, seconds)))
                .toList();
        List<NetworkRate> networks = later.networks().stream()
                .flatMap(now -> earlier.networks().stream()
                        .filter(then -> then.name().equals(now.name()))
                        .limit(1)
                        .map(then -> NetworkRate.between(then, now, seconds)))
                .toList();
        Optional<CpuUse> cpu = later.cpu().flatMap(now -> earlier.cpu().map(now::since));
        return new HostRates(Duration.ofNanos(nanos), cpu, disks, networks);
    }
}
