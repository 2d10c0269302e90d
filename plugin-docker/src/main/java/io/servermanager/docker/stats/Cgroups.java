package io.servermanager.docker.stats;

import io.servermanager.spi.ResourceStats.Flow;
import io.servermanager.spi.ResourceStats.Memory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The kernel's counters for control groups. A group is named by its path below the hierarchy's root. */
interface Cgroups {

    /** How people call it: {@code cgroup v1} or {@code cgroup v2}. */
    String title();

    /** The root of a hierarchy in which every container has its group. */
    Path hierarchy();

    /** CPU time, in nanoseconds. */
    long cpuNanos(Path group) throws IOException;

    /** Memory; empty if it is not counted. */
    Optional<Memory> memory(Path group) throws IOException;

    /** Bytes read from and written to block devices; empty if they are not counted. */
    Optional<Flow> block(Path group) throws IOException;

    /** Processes and threads; empty if they are not counted. */
    Optional<Long> pids(Path group) throws IOException;

    /** What a controller tells; empty where the controller is not there. */
    static <T> Optional<T> unlessAbsent(Source<T> controller) throws IOException {
        try {
            return Optional.of(controller.read());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Where a value is read. */
    @FunctionalInterface
    interface Source<T> {
        T read() throws IOException;
    }
}
