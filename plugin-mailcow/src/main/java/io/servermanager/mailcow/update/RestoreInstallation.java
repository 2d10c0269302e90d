package io.servermanager.mailcow.update;

import io.servermanager.docker.compose.ComposeConfig;
import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.update.ChooseSnapshot;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.docker.update.Reinstatement;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.StepContext;
import java.time.Duration;

/**
 * Puts Mailcow's directory back as it was copied, with code, git history, branch and configuration; makes its images
 * current and starts them. The directory from before is kept beside it.
 */
final class RestoreInstallation implements ResumableStep {

    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "restore-installation";
    }

    @Override
    public String title() {
        return "Restore code, configuration and images";
    }

    @Override
    public Phase phase() {
        return Phase.APPLY;
    }

    @Override
    public Undo undoable() {
        return Undo.IMPOSSIBLE;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("put the snapshot of Mailcow's directory in place, make its images current again, docker"
                        + " compose up -d")
                .with(new Hazard(Hazard.Kind.DOWNTIME, "Mail is unavailable until the containers of that version run."))
                .with(new Hazard(
                        Hazard.Kind.DATA_LOSS,
                        "What was changed in Mailcow's directory after the snapshot, such as mailcow.conf and renewed"
                                + " certificates, is not in it; it is kept beside the directory as .rollback."));
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            Snapshot snapshot = chosen(context, project);
            InstallationCopy copy = InstallationCopy.of(snapshot);
            Reinstatement.of(context, project, snapshot, copy.compose()).perform();
            removeOthers(context, project, copy.compose().project());
            context.report("version", "back to " + copy.version());
        }
    }

    static Snapshot chosen(StepContext context, OpenProject project) throws InterruptedException {
        String chosen = context.recalled(ChooseSnapshot.class, ChooseSnapshot.Chosen.class)
                .snapshotId();
        return project.snapshots()
                .find(chosen)
                .orElseThrow(() -> new MaintenanceException(
                        Kind.CHANGED_MEANWHILE, "The snapshot " + chosen + " is gone", "Choose another one."));
    }

    /** Containers of services that this version has not; the engine would start them with the host. */
    private static void removeOthers(StepContext context, OpenProject project, String name)
            throws InterruptedException {
        ComposeConfig config = project.compose().named(name).config();
        for (ContainerSummary container : project.engine().containers(name)) {
            String service = container.compose().service().orElse("");
            if (!config.services().containsKey(service)) {
                context.report("removed container", service + ", which this version has not");
                project.engine().stop(container.id(), GRACE);
                project.engine().remove(container.id());
            }
        }
    }
}
