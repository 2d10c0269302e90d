package io.servermanager.docker.update;

import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;

/** Makes the containers anew from the images that the references name now. Its undo is the rollback. */
public final class RecreateContainers implements MaintenanceStep {

    private final ManagedCompose.Source source;

    /** Recreates the containers of the project of {@code source}. */
    public RecreateContainers(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "recreate-containers";
    }

    @Override
    public String title() {
        return "Start the new containers";
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
    public Preview preview(StepContext context) {
        return Preview.of(
                "docker compose up -d",
                "if anything fails from here on: data, configuration and images go back to the snapshot by themselves");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        try (OpenProject project = OpenProject.of(source, context)) {
            project.compose().named(before.project()).up(OpenProject.upAsBefore(before), context::output);
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
