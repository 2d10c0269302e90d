package io.servermanager.spi;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A capability of a {@link ServicePlugin}: its services have snapshots. */
public interface SnapshotSource {

    /** The snapshots of the service, newest first; none if it is not installed. */
    List<SnapshotInfo> snapshots(ServiceContext context) throws InterruptedException;

    /**
     * Reads a whole snapshot back.
     *
     * @return what is wrong with it, one sentence each; none if all is as it was taken
     * @throws MaintenanceException of kind {@code USAGE} if there is no snapshot of this id
     */
    List<String> verifySnapshot(ServiceContext context, String id) throws InterruptedException;

    /**
     * Removes a snapshot and what was kept for it alone. The caller holds the service's lock, and {@code context} lets
     * its commands change things.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is no snapshot of this id
     */
    void removeSnapshot(ServiceContext context, String id) throws InterruptedException;

    /**
     * A snapshot.
     *
     * @param id what it is called in commands
     * @param path where it is
     * @param taken when it was taken
     * @param state whether it can be relied on
     * @param bytes the size of the files in it; -1 if that is not known without reading them
     * @param contents what else is known, in words, such as the images that belong to it
     */
    record SnapshotInfo(String id, Path path, Instant taken, State state, long bytes, List<String> contents) {
        public SnapshotInfo {
            contents = List.copyOf(contents);
        }
    }

    /** Whether a snapshot can be relied on. */
    enum State {
        /** It was checked when it was taken. */
        COMPLETE,
        /** It was not finished, or is being taken now. */
        INCOMPLETE,
        /** It was made by hand or by another tool: nothing is known of how. */
        UNVERIFIED,
        /** It is known to be damaged. */
        DAMAGED
    }
}
