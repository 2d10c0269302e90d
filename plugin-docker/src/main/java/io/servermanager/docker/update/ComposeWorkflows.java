package io.servermanager.docker.update;

import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Workflow;
import io.servermanager.spi.WorkflowOption;
import java.util.List;

/** The recipes for a Compose project of which nothing more is known. */
public final class ComposeWorkflows {

    /** Goes on although nothing is new. */
    public static final WorkflowOption FORCE =
            WorkflowOption.flag("force", "recreate the containers although no image is new");

    /** Which snapshot to go back to. */
    public static final WorkflowOption TO =
            WorkflowOption.value("to", "the snapshot to go back to; the newest complete one if not given");

    private ComposeWorkflows() {}

    /** {@code update}, {@code rollback} and {@code restart} of the project of {@code source}. */
    public static List<Workflow> of(ManagedCompose.Source source, String title) {
        return List.of(
                update(source, title, List.of(), List.of()),
                rollback(source, title, List.of(), List.of()),
                restart(source, title));
    }

    /** New images with a way back, with these steps of PREFLIGHT before and of VERIFY afterwards. */
    public static Workflow update(
            ManagedCompose.Source source, String title, List<MaintenanceStep> before, List<MaintenanceStep> after) {
        Workflow.Recipe recipe = Workflow.named("update", "Update " + title)
                .confirm(context -> "Update " + context.service() + "?")
                .option(FORCE)
                .then(new CheckPrerequisites(source));
        before.forEach(recipe::then);
        recipe.then(new PinImages(source))
                .then(new PullImages(source))
                .then(new TakeSnapshot(source))
                .then(new RecreateContainers(source))
                .then(new WaitUntilHealthy(source));
        after.forEach(recipe::then);
        return recipe.then(new ApplyRetention(source)).orRollBack();
    }

    /** Back to a snapshot, with these steps of PREFLIGHT before and of VERIFY afterwards. */
    public static Workflow rollback(
            ManagedCompose.Source source, String title, List<MaintenanceStep> before, List<MaintenanceStep> after) {
        Workflow.Recipe recipe = Workflow.named("rollback", "Roll back " + title)
                .confirm(context -> "Roll " + context.service() + " back?")
                .option(TO)
                .then(new CheckPrerequisites(source).evenIfDown())
                .then(new ChooseSnapshot(source));
        before.forEach(recipe::then);
        recipe.then(new PinImages(source))
                .then(new TakeSnapshot(source))
                .then(new RestoreSnapshot(source))
                .then(new WaitUntilHealthy(source).afterTrouble());
        after.forEach(recipe::then);
        return recipe.then(new ApplyRetention(source)).orRollBack();
    }

    /** A restart; nothing is taken back if it fails. */
    public static Workflow restart(ManagedCompose.Source source, String title) {
        return Workflow.named("restart", "Restart " + title)
                .confirm(context -> "Restart " + context.service() + "?")
                .then(new CheckPrerequisites(source).evenIfDown().withoutSnapshot())
                .then(new RestartContainers(source))
                .then(new WaitUntilHealthy(source).afterTrouble())
                .wayBack("Look at 'docker compose ps' and 'docker compose logs' in the service's directory.")
                .orLeave();
    }
}
