package io.servermanager.spi;

import java.nio.file.Path;
import java.util.List;

/** A capability of a {@link ServicePlugin}: its services keep things on disks. */
public interface DiskUse {

    /**
     * Where the service keeps things that are there now. Nothing is measured here. Places may lie within others, such as
     * a service's volume in Docker's directory: each is measured by itself.
     *
     * @throws MaintenanceException when it could not be found out; never because the service is not installed: then
     *     there are none
     * @throws InterruptedException when the caller gave up waiting
     */
    List<Place> diskPlaces(ServiceContext context) throws InterruptedException;

    /**
     * One kind of things that a service keeps.
     *
     * @param title what they are, such as "snapshots"
     * @param paths the directories or files, absolute; measured together, so that what is linked between them counts once
     */
    record Place(String title, List<Path> paths) {
        public Place {
            paths = List.copyOf(paths);
        }
    }
}
