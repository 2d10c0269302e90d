package io.servermanager.app.command;

import io.servermanager.engine.Capable;
import io.servermanager.engine.ServerManager;
import io.servermanager.monitor.Host;
import io.servermanager.monitor.disk.DiskPlace;
import io.servermanager.monitor.disk.DiskReport;
import io.servermanager.spi.DiskUse;
import io.servermanager.spi.DiskUse.Place;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param places what
 * @param problems why services could not say what they keep, one sentence each
 */
record DiskPlaces(List<DiskPlace> places, List<String> problems) {

    /**
     * What somebody asked for.
     *
     * @throws MaintenanceException of kind {@code USAGE} if something of it is not there
     */
    static DiskPlaces of(List<Path> paths, Host host) {
        List<DiskPlace> places = new ArrayList<>();
        for (Path path : paths) {
            Path absolute = path.toAbsolutePath().normalize();
            if (!Files.exists(host.at(absolute))) {
                throw new MaintenanceException(
                        Kind.USAGE, "There is no " + absolute, "Name directories or files that there are.");
            }
            places.add(DiskPlace.of(absolute));
        }
        return new DiskPlaces(places, List.of());
    }

    /** What services whose plugins have the capability {@link DiskUse} keep, and what this program keeps. */
    static DiskPlaces of(ServerManager engine) throws InterruptedException {
        List<DiskPlace> places = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String service : engine.services()) {
            Optional<Capable<DiskUse>> source = engine.capability(service, DiskUse.class);
            if (source.isPresent()) {
                try {
                    for (Place place :
                            source.get().capability().diskPlaces(source.get().context())) {
                        places.add(DiskPlace.of(service, place));
                    }
                } catch (MaintenanceException silent) {
                    problems.add(service + ": " + silent.problem() + ". " + silent.remedy());
                }
            }
        }
        Path state = engine.configuration().state();
        if (Files.isDirectory(engine.host().at(state))) {
            places.add(new DiskPlace(Optional.empty(), "server-manager's runs", List.of(state)));
        }
        return new DiskPlaces(places, problems);
    }

    /** The report with what went wrong before it. */
    DiskReport completing(DiskReport report) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(report.problems());
        return new DiskReport(report.fileSystems(), report.places(), all);
    }
}
