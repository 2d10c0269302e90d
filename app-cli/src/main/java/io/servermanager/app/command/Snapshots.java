package io.servermanager.app.command;

import io.servermanager.engine.Capable;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.plugin.Suggestion;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.SnapshotSource;
import io.servermanager.spi.SnapshotSource.SnapshotInfo;
import java.util.List;
import java.util.Optional;

/** The snapshots of services whose plugins have the capability {@link SnapshotSource}. */
final class Snapshots {

    private final ServerManager engine;

    Snapshots(ServerManager engine) {
        this.engine = engine;
    }

    /** Those of a service, newest first; none if its kind has none. */
    List<SnapshotInfo> list(String service) throws InterruptedException {
        Optional<Capable<SnapshotSource>> source = engine.capability(service, SnapshotSource.class);
        return source.isPresent()
                ? source.get().capability().snapshots(source.get().context())
                : List.of();
    }

    /**
     * Checks that a service has a snapshot.
     *
     * @throws MaintenanceException of kind {@code USAGE} if it has not
     */
    void check(String service, String id) throws InterruptedException {
        source(service);
        List<String> known = list(service).stream().map(SnapshotInfo::id).toList();
        if (!known.contains(id)) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.USAGE,
                    "There is no snapshot '" + id + "' of '" + service + "'" + Suggestion.phrase(id, known),
                    "'server-manager snapshots list " + service + "' shows those that there are.");
        }
    }

    /** What is wrong with a snapshot. */
    List<String> verify(String service, String id) throws InterruptedException {
        Capable<SnapshotSource> source = source(service);
        return source.capability().verifySnapshot(source.context(), id);
    }

    /** Removes a snapshot while nobody else works on the service. */
    void remove(String service, String id) throws InterruptedException {
        SnapshotSource source = source(service).capability();
        engine.exclusively(service, "snapshot-remove", context -> source.removeSnapshot(context, id));
    }

    private Capable<SnapshotSource> source(String service) {
        return engine.capability(service, SnapshotSource.class)
                .orElseThrow(() -> new MaintenanceException(
                        MaintenanceException.Kind.USAGE,
                        "The service '" + service + "' is of a kind that has no snapshots",
                        "'server-manager snapshots' lists those that there are."));
    }
}
