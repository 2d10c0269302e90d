package io.servermanager.docker.update;

import io.servermanager.engine.snapshot.KeptState;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.spi.DiskUse;
import io.servermanager.spi.ServiceContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a Compose project keeps things: its directory, its snapshots, and what rollbacks have put aside. */
public final class ComposeDiskUse implements DiskUse {

    private final ManagedCompose.Source source;

    /** The places of the project of {@code source}. */
    public ComposeDiskUse(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public List<Place> diskPlaces(ServiceContext context) throws InterruptedException {
        List<Place> places = new ArrayList<>();
        try (OpenProject project = OpenProject.of(source, context)) {
            Path directory = project.settings().directory();
            add(places, "directory", Files.isDirectory(directory) ? List.of(directory) : List.of());
            add(
                    places,
                    "snapshots",
                    project.snapshots().list().stream().map(Snapshot::path).toList());
            add(
                    places,
                    "states replaced by rollbacks",
                    project.snapshots().keptStates().stream()
                            .map(KeptState::path)
                            .toList());
        }
        return places;
    }

    private static void add(List<Place> places, String title, List<Path> paths) {
        if (!paths.isEmpty()) {
            places.add(new Place(title, paths));
        }
    }
}
