package io.servermanager.mailcow.update;

import io.servermanager.docker.update.ApplyRetention;
import io.servermanager.docker.update.CheckPrerequisites;
import io.servermanager.docker.update.ChooseSnapshot;
import io.servermanager.docker.update.ComposeWorkflows;
import io.servermanager.docker.update.ManagedCompose;
import io.servermanager.docker.update.PinImages;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.backup.BackUpData;
import io.servermanager.spi.Workflow;
import io.servermanager.spi.WorkflowOption;
import java.util.List;

/** The recipes of Mailcow. */
public final class MailcowWorkflows {

    /** Reads the project off {@link MailcowSettings}. */
    public static final ManagedCompose.Source PROJECT = context -> {
        MailcowSettings settings = context.settings(MailcowSettings.class);
        return new ManagedCompose(
                settings.directory(),
                settings.snapshots(),
                settings.verify(),
                List.of(),
                List.of(),
                // The resolver is unhealthy until it has reached the outside world for the first time.
                settings.verify().timeout());
    };

    private static final String TITLE = "Mailcow";

    private static final WorkflowOption FORCE =
            WorkflowOption.flag("force", "run update.sh, with its downtime, although nothing is new");

    private MailcowWorkflows() {}

    /** {@code update}, {@code rollback}, {@code backup} and {@code restart}. */
    public static List<Workflow> all() {
        return List.of(update(), rollback(), backup(), ComposeWorkflows.restart(PROJECT, TITLE));
    }

    private static Workflow update() {
        return Workflow.named("update", "Update " + TITLE)
                .confirm(context -> "Update Mailcow in " + PROJECT.of(context).directory()
                        + "? It takes 10 to 20 minutes; mail is unavailable during some of them.")
                .option(FORCE)
                .option(BackUpData.OPTION)
                .then(new CheckInstallation())
                .then(new CheckPrerequisites(PROJECT).withoutSnapshot())
                .then(new LookForUpdate())
                .then(new LookAtMail())
                .then(new PinImages(PROJECT))
                .then(new CopyInstallation())
                .then(BackUpData.ifAsked())
                .then(new PrefetchImages())
                .then(new RunUpdateScript())
                .then(new WaitForContainers())
                .then(new VerifyMail())
                .then(new ApplyRetention(PROJECT))
                // The script may restart the Docker daemon, and with it every container of the host.
                .exclusive()
                .wayBack("If mail does not work: 'server-manager rollback' brings code, configuration and images of the"
                        + " version before back.")
                .orLeave();
    }

    private static Workflow rollback() {
        return Workflow.named("rollback", "Roll back " + TITLE)
                .confirm(context -> "Go back to a former version of Mailcow in "
                        + PROJECT.of(context).directory() + "?")
                .option(ComposeWorkflows.TO)
                .then(new ChooseSnapshot(PROJECT))
                .then(new ChooseData())
                .then(new RestoreDatabase())
                .then(new RestoreInstallation())
                .then(new VerifyRollback())
                .wayBack("The directory from before is kept beside Mailcow's as .rollback, and so is the database from"
                        + " before beside its volume if it was replaced. Look at 'docker compose ps' and 'docker compose"
                        + " logs'.")
                .orRollBack();
    }

    private static Workflow backup() {
        return Workflow.named("backup", "Back up " + TITLE)
                .confirm(context -> "Back up Mailcow in " + PROJECT.of(context).directory() + "?")
                .then(new CheckInstallation())
                .then(BackUpData.always())
                .orLeave();
    }
}
