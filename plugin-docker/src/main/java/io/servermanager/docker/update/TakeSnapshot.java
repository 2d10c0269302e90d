package io.servermanager.docker.update;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.engine.snapshot.Progress;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.engine.snapshot.SnapshotDraft;
import io.servermanager.engine.snapshot.SnapshotRequest;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Copies the service's files twice: all while it runs, then, at rest, what changed meanwhile. The service stays stopped
 * when this step is done.
 */
public final class TakeSnapshot implements MaintenanceStep {

    /**
     * The snapshot that is about to be taken.
     *
     * @param snapshotId its id
     */
    public record Begun(String snapshotId) {}

    /**
     * The containers are about to be stopped.
     *
     * @param at when the service stopped answering
     */
    public record Stopping(Instant at) {}

    private final ManagedCompose.Source source;

    /** Takes a snapshot of the project of {@code source}. */
    public TakeSnapshot(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "take-snapshot";
    }

    @Override
    public String title() {
        return "Take a snapshot and stop the service";
    }

    @Override
    public Phase phase() {
        return Phase.APPLY;
    }

    @Override
    public Undo undoable() {
        return Undo.BY_UNDO;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Preview preview(StepContext context) {
        ManagedCompose settings = source.of(context);
        return Preview.of(
                        "copy " + settings.directory() + " to "
                                + settings.snapshots().directoryFor(settings.directory())
                                + " while the service runs",
                        "docker compose stop, then copy again what changed, and check all of it")
                .with(new Hazard(
                        Hazard.Kind.DOWNTIME,
                        "The service does not answer from its stop until the new containers are up."));
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        PinImages.Pinned pinned = context.recalled(PinImages.class, PinImages.Pinned.class);
        try (OpenProject project = OpenProject.of(source, context)) {
            context.remember(new Begun(pinned.snapshotId()));
            SnapshotDraft draft = project.snapshots()
                    .begin(new SnapshotRequest(
                            pinned.snapshotId(),
                            context.service(),
                            context.runId(),
                            Parts.of(before.parts()),
                            new SnapshotContents(
                                            before.project(), before.services(), before.images(), pinned.imageIds())
                                    .toMap()));
            draft.copyLive(progress(context, "copying while the service runs"));
            refuseIfChanged(project, before);
            context.checkStopped();
            context.remember(new Stopping(context.clock().instant()));
            context.activity("stopping the service");
            project.compose().named(before.project()).stop(context::output);
            draft.copyAtRest(progress(context, "copying what changed"));
            Snapshot snapshot = draft.complete();
            context.report("snapshot", snapshot.path().toString());
        }
    }

    /** The very containers that were stopped are started: they need no image reference to be right. */
    @Override
    public void undo(StepContext context) throws InterruptedException {
        if (context.recall(Begun.class).isEmpty()) {
            return;
        }
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        try (OpenProject project = OpenProject.of(source, context)) {
            if (context.recall(Stopping.class).isPresent()) {
                List<ContainerDetails> stopped = project.containers().stream()
                        .filter(container -> before.services().contains(container.service()))
                        .filter(container -> !OpenProject.runs(container))
                        .toList();
                for (ContainerDetails container : stopped) {
                    context.activity("starting " + container.name());
                    project.engine().start(container.id());
                }
                if (!stopped.isEmpty()) {
                    Wellbeing.awaitUnstoppably(context, project, before);
                }
            }
            project.snapshots().discard(context.recall(Begun.class).get().snapshotId());
            context.report("snapshot", "none kept, since the service is as it was");
        }
    }

    private static void refuseIfChanged(OpenProject project, ProjectFact before) throws InterruptedException {
        List<String> now =
                project.containers().stream().map(ContainerDetails::id).sorted().toList();
        if (!now.equals(before.containers().stream().sorted().toList())) {
            throw new MaintenanceException(
                    Kind.CHANGED_MEANWHILE,
                    "Containers of '" + before.project() + "' were made or removed by somebody else during the run",
                    "Find out who did it and start again.");
        }
    }

    private static Progress progress(StepContext context, String text) {
        return new Progress() {
            @Override
            public void advanced(long done, long total) {
                context.progress(total == 0 ? 1 : (double) done / total, text);
            }

            @Override
            public void checkStopped() {
                context.checkStopped();
            }
        };
    }
}
