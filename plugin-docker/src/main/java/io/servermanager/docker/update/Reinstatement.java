package io.servermanager.docker.update;

import io.servermanager.docker.compose.ComposeProject;
import io.servermanager.docker.compose.UpOptions;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.engine.snapshot.KeptState;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.StepContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Brings data, configuration and images of a snapshot back together. Idempotent: broken off anywhere, it is performed
 * again from the start and ends the same.
 */
public final class Reinstatement {

    /** A restoration is about to begin; its failed state is named by {@code time}. */
    record Restoring(String snapshotId, Instant time) {}

    private final StepContext context;
    private final OpenProject project;
    private final String composeName;
    private final List<String> services;
    private final List<ImageUse> images;
    private final Snapshot snapshot;

    private Reinstatement(
            StepContext context,
            OpenProject project,
            String composeName,
            List<String> services,
            List<ImageUse> images,
            Snapshot snapshot) {
        this.context = context;
        this.project = project;
        this.composeName = composeName;
        this.services = services;
        this.images = images;
        this.snapshot = snapshot;
    }

    /** Of the state that a run found. */
    static Reinstatement of(StepContext context, OpenProject project, ProjectFact before, String snapshotId)
            throws InterruptedException {
        return new Reinstatement(
                context, project, before.project(), before.services(), before.images(), require(project, snapshotId));
    }

    /** Of a snapshot that a person chose; what it does not say itself is as it is now. */
    static Reinstatement of(StepContext context, OpenProject project, Snapshot snapshot, ProjectFact now) {
        Optional<SnapshotContents> contents = SnapshotContents.of(snapshot);
        return new Reinstatement(
                context,
                project,
                contents.map(SnapshotContents::project).orElse(now.project()),
                contents.map(SnapshotContents::services).orElse(now.services()),
                contents.map(SnapshotContents::images).orElse(List.of()),
                snapshot);
    }

    /** Of a snapshot with what it says of itself. */
    public static Reinstatement of(
            StepContext context, OpenProject project, Snapshot snapshot, SnapshotContents contents) {
        return new Reinstatement(
                context, project, contents.project(), contents.services(), contents.images(), snapshot);
    }

    /**
     * Stops all containers, puts the files in place, makes the references name the snapshot's images and starts the
     * services; reports where the state before is kept.
     *
     * @throws MaintenanceException of kind {@code DAMAGED} if the snapshot is damaged, and what commands throw
     */
    public void perform() throws InterruptedException {
        ComposeProject compose = project.compose().named(composeName);
        stopAll();
        context.activity("restoring " + project.settings().directory() + " from " + snapshot.path());
        Path kept = project.snapshots()
                .restoration()
                .restore(
                        snapshot,
                        time(),
                        (done, total) -> context.progress(total == 0 ? 1 : (double) done / total, "restoring files"));
        context.report("failed state kept in", kept.toString());
        images.forEach(image -> ImageTags.pointTo(project.engine(), image.reference(), image.imageId()));
        context.activity("starting the containers of the snapshot");
        compose.up(new UpOptions(services, false, true, Optional.empty()), context::output);
        context.report("restored from snapshot", snapshot.id());
    }

    /** The same time when a restoration goes on that was broken off; else one that no kept state has. */
    private Instant time() throws InterruptedException {
        Optional<Restoring> begun =
                context.recall(Restoring.class).filter(fact -> fact.snapshotId().equals(snapshot.id()));
        if (begun.isPresent()) {
            return begun.get().time();
        }
        List<Instant> taken =
                project.snapshots().keptStates().stream().map(KeptState::kept).toList();
        Instant time = context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        while (taken.contains(time)) {
            time = time.plusSeconds(1);
        }
        context.remember(new Restoring(snapshot.id(), time));
        return time;
    }

    /** By the engine rather than by Compose, since the Compose file may be what is broken. */
    private void stopAll() {
        project.engine().containers(composeName).stream()
                .flatMap(container -> project.engine().inspect(container.id()).stream())
                .filter(container -> !container.compose().oneOff())
                .filter(OpenProject::runs)
                .map(ContainerDetails::id)
                .forEach(id -> project.engine().stop(id, Duration.ofSeconds(30)));
    }

    private static Snapshot require(OpenProject project, String snapshotId) throws InterruptedException {
        return project.snapshots()
                .find(snapshotId)
                .orElseThrow(() -> new MaintenanceException(
                        Kind.DAMAGED,
                        "The snapshot " + snapshotId + " is not in "
                                + project.settings()
                                        .snapshots()
                                        .directoryFor(project.settings().directory())
                                + " any more, so nothing can be restored",
                        "Put it back and run 'server-manager recover'."));
    }
}
