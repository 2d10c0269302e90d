package io.servermanager.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A capability of a {@link ServicePlugin}: its services' containers have logs that can be read. */
public interface LogSource {

    /**
     * Opens the logs of a service's containers as one, in the order of time.
     *
     * @throws MaintenanceException of kind {@code NOT_INSTALLED} when the service is not there or has no containers,
     *     {@code USAGE} when it has no such container, {@code UNAVAILABLE} or {@code NOT_PERMITTED} when they cannot be
     *     read
     * @throws InterruptedException when the caller gave up waiting
     */
    Logs openLogs(ServiceContext context, Query query) throws InterruptedException;

    /**
     * What is wanted.
     *
     * @param container of which container alone, by its name or by its name within the service
     * @param tail only so many of the last lines, of all containers together
     * @param since only lines from then on
     * @param follow whether to wait for more, until somebody stops; also through a container's restart
     */
    record Query(Optional<String> container, OptionalInt tail, Optional<Instant> since, boolean follow) {}

    /** Lines, as they come. They are taken by one thread; any may close it, which ends the waiting of the other. */
    interface Logs extends AutoCloseable {

        /** The names of the containers that it began with. */
        List<String> containers();

        /** Whether {@link #next} would answer at once. */
        boolean ready();

        /**
         * The next line.
         *
         * @return empty at the end, which never comes when following
         * @throws MaintenanceException of kind {@code UNAVAILABLE} when the engine breaks off
         * @throws InterruptedException when the caller gave up waiting
         */
        Optional<Line> next() throws InterruptedException;

        /** What could not be read, one sentence each; grows while reading. */
        List<String> problems();

        /** Ends the connections. */
        @Override
        void close();
    }

    /**
     * A line.
     *
     * @param time when the engine took it
     * @param container the name of the container that wrote it
     * @param error whether it was written to standard error
     * @param bytes as they were written, the line's end included; without an end when none was written (yet): of a very
     *     long line this is a piece, and the next of the container goes on with it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Line(Instant time, String container, boolean error, byte[] bytes) {

        /** Whether the line is whole. */
        public boolean ended() {
            return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        }
    }
}
