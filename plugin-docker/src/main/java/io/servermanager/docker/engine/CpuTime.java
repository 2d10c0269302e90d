package io.servermanager.docker.engine;

import java.util.Optional;

/**
 * CPU time that was spent up to one moment, and what the machine could have spent until then. Only the difference of two
 * means something.
 *
 * @param used nanoseconds that the container used
 * @param available nanoseconds of all CPUs together
 * @param cpus how many CPUs are online
 */
public record CpuTime(long used, long available, int cpus) {

    /**
     * How busy it was since then, in percent of one CPU, as {@code docker stats} computes it (docker/cli,
     * {@code calculateCPUPercentUnix}).
     *
     * @return empty when the container or a CPU was started in between, or no time has passed
     */
    public Optional<Double> percentSince(CpuTime earlier) {
        long time = available - earlier.available;
        long busy = used - earlier.used;
        return cpus != earlier.cpus || time <= 0 || busy < 0
                ? Optional.empty()
                : Optional.of(100.0 * cpus * busy / time);
    }
}
