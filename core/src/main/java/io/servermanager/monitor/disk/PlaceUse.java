package io.servermanager.monitor.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A place and what it takes up.
 *
 * @param place what was measured
 * @param use what it takes up; empty if it could not be found out
 * @param notEntered file systems that are mounted inside and are not counted
 * @param problem why there is no use, one or two sentences; empty if there is
 */
public record PlaceUse(DiskPlace place, Optional<TreeUse> use, List<Path> notEntered, String problem) {

    public PlaceUse {
        notEntered = List.copyOf(notEntered);
    }
}
