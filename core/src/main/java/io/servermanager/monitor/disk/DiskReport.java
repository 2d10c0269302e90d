package io.servermanager.monitor.disk;

import java.util.List;

/**
 * What takes up the disks.
 *
 * @param fileSystems those with data on disks, by mount point
 * @param places what was asked for, in that order
 * @param problems what could not be found out about the file systems, one sentence each
 */
public record DiskReport(List<FileSystemUse> fileSystems, List<PlaceUse> places, List<String> problems) {

    public DiskReport {
        fileSystems = List.copyOf(fileSystems);
        places = List.copyOf(places);
        problems = List.copyOf(problems);
    }
}
