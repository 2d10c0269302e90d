package io.servermanager.monitor.disk;

import io.servermanager.spi.MaintenanceException;
import java.util.List;

/**
 * The file systems of the host.
 *
 * @param known those that answered, by mount point
 * @param problems why others did not, one sentence each
 */
record FileSystems(List<FileSystemUse> known, List<String> problems) {

    FileSystems {
        known = List.copyOf(known);
        problems = List.copyOf(problems);
    }

    static FileSystems none(MaintenanceException reason) {
        return new FileSystems(List.of(), List.of(reason.problem() + ". " + reason.remedy()));
    }
}
