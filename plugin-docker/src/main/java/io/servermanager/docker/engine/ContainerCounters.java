package io.servermanager.docker.engine;

import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import java.util.Optional;

/**
 * What the kernel has counted for one running container up to one moment. What it does not count is absent.
 *
 * @param cpu CPU time
 * @param memory memory in use
 * @param network bytes received and sent
 * @param block bytes read from and written to block devices
 * @param pids processes and threads
 */
public record ContainerCounters(
        CpuTime cpu, Optional<Memory> memory, Optional<Flow> network, Optional<Flow> block, Optional<Long> pids) {

    /**
     * Memory as {@code docker stats} shows it: without the part of the page cache that was not used of late (docker/cli,
     * {@code calculateMemUsageUnixNoCache}).
     *
     * @param usage all that is charged to the container
     * @param inactiveFile the part of it that is inactive page cache
     * @param limit how much it may use
     */
    public static Memory memory(long usage, long inactiveFile, long limit) {
        return new Memory(inactiveFile > 0 && inactiveFile < usage ? usage - inactiveFile : usage, limit);
    }
}
