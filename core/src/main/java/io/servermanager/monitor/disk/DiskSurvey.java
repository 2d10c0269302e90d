package io.servermanager.monitor.disk;

import io.servermanager.monitor.Host;
import io.servermanager.monitor.Parallel;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Finds out what takes up the disks. Whatever is slow or cannot be read costs only its own part of the report. */
public final class DiskSurvey {

    private static final int PLACES_AT_ONCE = 2;

    private final Host host;
    private final Duration longest;

    /**
     * A survey.
     *
     * @param longest after this time the measurement of a place is broken off, with what was counted so far
     */
    public DiskSurvey(Host host, Duration longest) {
        this.host = host;
        this.longest = longest;
    }

    /**
     * Looks at all file systems and measures these places.
     *
     * @throws InterruptedException when the caller gave up waiting
     */
    public DiskReport of(List<DiskPlace> places) throws InterruptedException {
        MountTable mounts;
        FileSystems fileSystems;
        try {
            mounts = MountTable.of(host);
            fileSystems = new FileSystemSurvey(host).of(mounts);
        } catch (MaintenanceException unreadable) {
            mounts = MountTable.parse("");
            fileSystems = FileSystems.none(unreadable);
        }
        return new DiskReport(fileSystems.known(), measured(places, mounts), fileSystems.problems());
    }

    private List<PlaceUse> measured(List<DiskPlace> places, MountTable mounts) throws InterruptedException {
        List<Callable<PlaceUse>> questions = places.stream()
                .map(place -> (Callable<PlaceUse>) () -> measured(place, mounts))
                .toList();
        return Parallel.all("disk places", PLACES_AT_ONCE, questions);
    }

    private PlaceUse measured(DiskPlace place, MountTable mounts) throws InterruptedException {
        List<Path> notEntered = place.paths().stream()
                .flatMap(path -> mounts.below(path).stream())
                .toList();
        try {
            Stream<Path> here = place.paths().stream().map(host::at);
            TreeUse use = TreeWalk.of(host.commands(), longest).measure(here.toList());
            return new PlaceUse(place, Optional.of(use), notEntered, "");
        } catch (MaintenanceException failed) {
            return new PlaceUse(place, Optional.empty(), notEntered, failed.problem() + ". " + failed.remedy());
        }
    }
}
