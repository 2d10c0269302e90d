package io.servermanager.docker.update;

import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;

/** Puts data, configuration and images of the chosen snapshot in place. Its undo puts back what was there before. */
public final class RestoreSnapshot implements MaintenanceStep {

    private final ManagedCompose.Source source;

    /** Restores the project of {@code source}. */
    public RestoreSnapshot(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "restore-snapshot";
    }

    @Override
    public String title() {
        return "Restore the snapshot";
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
        return Preview.of("put the snapshot's files in place, make its images current again, docker compose up -d")
                .with(new Hazard(
                        Hazard.Kind.DATA_LOSS,
                        "What the service stored after the snapshot was taken is not in it; it is kept beside the"
                                + " directory as .rollback."));
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact now = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        String chosen = context.recalled(ChooseSnapshot.class, ChooseSnapshot.Chosen.class)
                .snapshotId();
        try (OpenProject project = OpenProject.of(source, context)) {
            Snapshot snapshot = project.snapshots()
                    .find(chosen)
                    .orElseThrow(() -> new MaintenanceException(
                            Kind.CHANGED_MEANWHILE, "The snapshot " + chosen + " is gone", "Choose another one."));
            Reinstatement.of(context, project, snapshot, now).perform();
        }
    }

    @Override
    public void undo(StepContext context) throws InterruptedException {
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        String snapshotId =
                context.recalled(TakeSnapshot.class, TakeSnapshot.Begun.class).snapshotId();
        try (OpenProject project = OpenProject.of(source, context)) {
            Reinstatement.of(context, project, before, snapshotId).perform();
            Wellbeing.awaitUnstoppably(context, project, before);
        }
    }
}
