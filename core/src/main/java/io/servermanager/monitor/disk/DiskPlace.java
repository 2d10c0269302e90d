package io.servermanager.monitor.disk;

import io.servermanager.spi.DiskUse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Something to be measured.
 *
 * @param service whose it is, if it is a service's
 * @param title what it is
 * @param paths where it is on the host, absolute; measured together
 */
public record DiskPlace(Optional<String> service, String title, List<Path> paths) {

    public DiskPlace {
        paths = List.copyOf(paths);
    }

    /** A place of a service. */
    public static DiskPlace of(String service, DiskUse.Place place) {
        return new DiskPlace(Optional.of(service), place.title(), place.paths());
    }

    /** A place that no service has named. */
    public static DiskPlace of(Path path) {
        return new DiskPlace(Optional.empty(), path.toString(), List.of(path));
    }
}
