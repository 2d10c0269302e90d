package io.servermanager.mailcow.update;

import io.servermanager.docker.update.ComposeWorkflows;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.installation.DatabaseSchema;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.mailcow.installation.GitVersion;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Is there a newer version, what is new in it, and can git take it in? Fetches it, which changes no file in use. */
final class LookForUpdate implements MaintenanceStep {

    /**
     * What the branch is at the remote. A fact: the names of its components are a file format.
     *
     * @param commit the commit that must be checked out when all is done
     * @param schema the schema of the database that it makes; empty if not known
     */
    record Target(String commit, String schema) {}

    /** So many changes are listed. */
    static final int MOST_CHANGES = 50;

    @Override
    public String id() {
        return "look-for-update";
    }

    @Override
    public String title() {
        return "Look for a new version";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        GitCheckout git = git(context);
        String branch = git.branch().orElse("");
        String head = git.head();
        String remote = git.remoteHead(branch);
        if (git.contains(head, remote)) {
            return Preview.of("nothing new: " + GitVersion.shortened(remote) + " is installed already")
                    .basedOn(remote);
        }
        Preview preview = Preview.of("from " + GitVersion.shortened(head) + " to " + GitVersion.shortened(remote)
                        + " of branch " + branch)
                .basedOn(remote);
        boolean known = git.commit(remote).isPresent();
        if (!known) {
            return preview.with(new Hazard(
                    Hazard.Kind.NOTICE, "What is new is known when it has been fetched; the report tells it."));
        }
        List<String> lines = new ArrayList<>(preview.lines());
        git.changes(head, remote, MOST_CHANGES).forEach(change -> lines.add("new: " + change));
        return new Preview(lines, preview.hazards(), preview.fingerprint());
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        InstallationFact installed = context.recalled(CheckInstallation.class, InstallationFact.class);
        GitCheckout git = git(context);
        context.activity("fetching branch " + installed.branch());
        String target = git.fetch(installed.branch());
        if (git.contains(installed.commit(), target) && !context.option(ComposeWorkflows.FORCE.name())) {
            context.nothingToDo(
                    "Nothing new: Mailcow " + installed.version() + " is the newest of branch " + installed.branch());
            return;
        }
        refuseCollisions(git, target);
        String schema = git.file(target, DatabaseSchema.FILE)
                .flatMap(DatabaseSchema::in)
                .orElse("");
        context.remember(new Target(target, schema));
        List<String> changes = git.changes(installed.commit(), target, MOST_CHANGES);
        context.report(
                "changes",
                changes.size() + (changes.size() == MOST_CHANGES ? " or more: " : ": ") + String.join("; ", changes));
        if (!schema.equals(installed.schema())) {
            context.report(
                    "database",
                    "the new version changes the database (schema " + installed.schema() + " to " + schema
                            + "): the old version cannot be used with it afterwards");
        }
    }

    /** With such a file {@code update.sh} goes on with the old version and says that all is well. */
    static void refuseCollisions(GitCheckout git, String target) throws InterruptedException {
        Set<String> collisions = git.collisions(target);
        if (!collisions.isEmpty()) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "The new version brings files that are there already and that git does not know: "
                            + String.join(", ", collisions),
                    "Move them out of " + git.directory() + ", and look afterwards whether you still need them.");
        }
    }

    private static GitCheckout git(StepContext context) {
        return new GitCheckout(context.settings(MailcowSettings.class).directory(), context.commands());
    }
}
