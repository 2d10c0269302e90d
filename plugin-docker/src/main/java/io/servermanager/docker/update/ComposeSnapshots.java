package io.servermanager.docker.update;

import io.servermanager.engine.snapshot.Progress;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.SnapshotSource;
import java.util.List;

/** The snapshots of a Compose project. */
public final class ComposeSnapshots implements SnapshotSource {

    private final ManagedCompose.Source source;

    /** The snapshots of the project of {@code source}. */
    public ComposeSnapshots(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public List<SnapshotInfo> snapshots(ServiceContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(source, context)) {
            return project.snapshots().list().stream()
                    .map(ComposeSnapshots::info)
                    .toList();
        }
    }

    @Override
    public List<String> verifySnapshot(ServiceContext context, String id) throws InterruptedException {
        try (OpenProject project = OpenProject.of(source, context)) {
            return project.snapshots().verify(require(project, id, context), Progress.NONE);
        }
    }

    @Override
    public void removeSnapshot(ServiceContext context, String id) throws InterruptedException {
        try (OpenProject project = OpenProject.of(source, context)) {
            project.snapshots().remove(require(project, id, context));
            new ImagePins(project.engine(), context.service()).unpin(id);
        }
    }

    private static Snapshot require(OpenProject project, String id, ServiceContext context)
            throws InterruptedException {
        return project.snapshots().list().stream()
                .filter(snapshot -> snapshot.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new MaintenanceException(
                        Kind.USAGE,
                        "There is no snapshot '" + id + "' of '" + context.service() + "'",
                        "'server-manager snapshots list' shows what there is."));
    }

    private static SnapshotInfo info(Snapshot snapshot) {
        List<String> images = SnapshotContents.of(snapshot).map(SnapshotContents::images).orElse(List.of()).stream()
                .map(image -> image.service() + ": " + image.reference() + " " + image.shortName())
                .toList();
        return new SnapshotInfo(
                snapshot.id(), snapshot.path(), snapshot.taken(), snapshot.state(), snapshot.bytes(), images);
    }
}
