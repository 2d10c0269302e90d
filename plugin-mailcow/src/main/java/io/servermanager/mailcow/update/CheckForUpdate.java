package io.servermanager.mailcow.update;

import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.installation.ComposeImages;
import io.servermanager.mailcow.installation.DatabaseSchema;
import io.servermanager.mailcow.installation.FetchedAside;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.mailcow.installation.GitVersion;
import io.servermanager.mailcow.installation.MailcowScript;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.UpdateAvailability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is there a newer version, and what would it mean on this host? Asks git, as the update does before it runs the script.
 *
 * <p>{@code update.sh --check} is not run for this: it fetches, checks out files of the new version over the present ones,
 * runs the administrator's hook, and wants to be run again when it has found its own modules to be old. A check changes
 * nothing.
 */
public final class CheckForUpdate {

    private final ServiceContext context;
    private final GitCheckout git;
    private final InstallationCheck installation;
    private final List<String> notes = new ArrayList<>();

    private CheckForUpdate(ServiceContext context) {
        this.context = context;
        this.git = new GitCheckout(context.settings(MailcowSettings.class).directory(), context.commands());
        this.installation = new InstallationCheck(git);
    }

    /**
     * Asks the remote of the Mailcow of a context.
     *
     * @throws MaintenanceException of kind {@code NOT_INSTALLED} where there is none, {@code PRECONDITION} where its
     *     checkout is such that nothing can be said, {@code UNAVAILABLE} if the remote does not answer
     */
    public static UpdateAvailability of(ServiceContext context) throws InterruptedException {
        return new CheckForUpdate(context).check();
    }

    private UpdateAvailability check() throws InterruptedException {
        installation.requireFiles();
        String branch = installation.requireBranch();
        String head = git.head();
        String installed = git.version().text();
        String remote = git.remoteHead(branch);
        if (git.contains(head, remote)) {
            return UpdateAvailability.none(Optional.of(installed));
        }
        noteObstacle(installation::require);
        noteObstacle(this::lookAtHost);
        Optional<String> target = Optional.of(GitVersion.shortened(remote));
        List<String> changes = List.of();
        try (FetchedAside aside = FetchedAside.of(git, branch)) {
            GitCheckout both = aside.checkout();
            target = Optional.of(both.version(remote).text());
            changes = both.changes(head, remote, LookForUpdate.MOST_CHANGES);
            noteChanges(both, head, remote, changes.size());
        } catch (MaintenanceException notFetched) {
            notes.add("What is new cannot be listed. " + sentences(notFetched));
        }
        installation.foreignOrigin().ifPresent(notes::add);
        installation.localChanges().ifPresent(notes::add);
        return new UpdateAvailability(true, Optional.of(installed), target, changes, notes);
    }

    private void lookAtHost() {
        HostCheck host = new HostCheck(context.root(), MailcowScript.of(context).searchPath());
        host.requireTools(git.directory());
        host.engineRestart().ifPresent(notes::add);
    }

    private void noteChanges(GitCheckout both, String head, String remote, int listed) throws InterruptedException {
        noteObstacle(() -> LookForUpdate.refuseCollisions(both, remote));
        String oldSchema = schema(both, head);
        String newSchema = schema(both, remote);
        if (!oldSchema.equals(newSchema)) {
            notes.add("The new version changes the database (schema " + oldSchema + " to " + newSchema
                    + "): the old version cannot be used with it afterwards, so update with --backup.");
        }
        Set<String> images =
                ComposeImages.in(both.file(remote, ComposeImages.FILE).orElse(""));
        int all = images.size();
        images.removeAll(ComposeImages.in(both.file(head, ComposeImages.FILE).orElse("")));
        if (!images.isEmpty()) {
            notes.add(
                    "New images are pulled, " + images.size() + " of " + all + ": " + String.join(", ", images) + ".");
        }
        if (listed == LookForUpdate.MOST_CHANGES) {
            notes.add("Only the newest " + listed + " changes are listed.");
        }
    }

    private static String schema(GitCheckout git, String commit) throws InterruptedException {
        return git.file(commit, DatabaseSchema.FILE).flatMap(DatabaseSchema::in).orElse("");
    }

    private void noteObstacle(Requirement requirement) throws InterruptedException {
        try {
            requirement.check();
        } catch (MaintenanceException refusal) {
            notes.add("The update would be refused. " + sentences(refusal));
        }
    }

    private static String sentences(MaintenanceException problem) {
        return problem.problem() + ". " + problem.remedy();
    }

    /** Something without which the update is refused. */
    @FunctionalInterface
    private interface Requirement {
        void check() throws InterruptedException;
    }
}
