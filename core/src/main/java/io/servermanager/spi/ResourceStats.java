package io.servermanager.spi;

import java.util.List;
import java.util.Optional;

/** A capability of a {@link ServicePlugin}: it can tell what the containers of its services use of the machine. */
public interface ResourceStats {

    /**
     * Begins to watch the service's containers; of the Docker Engine itself these are all. Asks nothing yet.
     *
     * @throws MaintenanceException of kind {@code CONFIGURATION} when nobody can be asked at all
     */
    Sampler openSampler(ServiceContext context);

    /** Looks at the same containers again and again. For use by one thread. */
    interface Sampler extends AutoCloseable {

        /**
         * What every running container uses now, in no order. Rates are those since the call before; the first call
         * waits for a part of a second so that it can tell rates as well.
         *
         * @throws MaintenanceException of kind {@code NOT_INSTALLED} when the service is not there, {@code UNAVAILABLE}
         *     or {@code NOT_PERMITTED} when nothing at all can be told
         * @throws InterruptedException when the caller gave up waiting
         */
        List<Usage> sample() throws InterruptedException;

        /** Lets go what was opened. */
        @Override
        void close();
    }

    /**
     * What one container uses. What could not be found out is absent.
     *
     * @param id its full id
     * @param name its name
     * @param cpuPercent CPU time since the sample before, in percent of one CPU: two busy CPUs are 200
     * @param memory its memory
     * @param network bytes received and sent since it was started, by all its networks together
     * @param block bytes read from and written to block devices since it was started
     * @param pids its processes and threads
     * @param source where the figures were read, such as {@code cgroup v2}
     */
    record Usage(
            String id,
            String name,
            Optional<Double> cpuPercent,
            Optional<Memory> memory,
            Optional<Flow> network,
            Optional<Flow> block,
            Optional<Long> pids,
            String source) {}

    /**
     * Memory in use.
     *
     * @param used bytes that cannot be had back by dropping files from the page cache that were not used of late
     * @param limit how many bytes it may use: the machine's memory where it has no limit of its own
     */
    record Memory(long used, long limit) {

        /** What is used of the limit; 0 where that is not known. */
        public double percent() {
            return limit > 0 ? 100.0 * used / limit : 0;
        }
    }

    /**
     * Bytes in both directions.
     *
     * @param in received or read
     * @param out sent or written
     */
    record Flow(long in, long out) {

        /** Nothing yet. */
        public static final Flow NONE = new Flow(0, 0);

        /** Both flows together. */
        public Flow plus(Flow other) {
            return new Flow(in + other.in, out + other.out);
        }
    }
}
