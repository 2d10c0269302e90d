package io.servermanager.mailcow.update;

import io.servermanager.docker.compose.ComposeProject;
import io.servermanager.docker.compose.UpOptions;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.StepContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@code update.sh} left, found out from git and from the containers, and brought to run where it does not. */
final class AfterScript {

    private final StepContext context;
    private final OpenProject project;
    private final String name;
    private final GitCheckout git;

    AfterScript(StepContext context, OpenProject project, String name) {
        this.context = context;
        this.project = project;
        this.name = name;
        this.git = new GitCheckout(context.settings(MailcowSettings.class).directory(), context.commands());
    }

    /** Whether the commit is checked out, or part of what is. */
    boolean isMerged(String commit) throws InterruptedException {
        return !git.merging() && git.contains("HEAD", commit);
    }

    /** Starts the services that do not run, as they are checked out now. A merge that was begun is taken back first. */
    void startWhatIsDown() throws InterruptedException {
        if (git.merging()) {
            context.report("git", "the merge that was begun is taken back");
            git.abortMerge();
        }
        Set<String> down = new TreeSet<>(project.compose().config().services().keySet());
        down.removeAll(running());
        if (down.isEmpty()) {
            return;
        }
        context.report("started", "what update.sh left down: " + String.join(", ", down));
        ComposeProject compose = project.compose().named(name);
        try {
            compose.up(UpOptions.all(), context::output);
        } catch (MaintenanceException failure) {
            context.activity("pulling images, since the containers could not be started: " + failure.problem());
            pullAndStart(compose, down);
        }
    }

    /** An image of the new version may be missing: the script goes on when it could not pull. */
    private void pullAndStart(ComposeProject compose, Set<String> down) throws InterruptedException {
        try {
            compose.pull(List.of(), context::output);
            compose.up(UpOptions.all(), context::output);
        } catch (MaintenanceException failure) {
            throw new MaintenanceException(
                    failure.kind(),
                    "update.sh left containers down (" + String.join(", ", down) + "), and they cannot be started: "
                            + failure.problem(),
                    failure.remedy(),
                    failure);
        }
    }

    private Set<String> running() throws InterruptedException {
        return project.containers().stream()
                .filter(OpenProject::runs)
                .map(ContainerDetails::service)
                .collect(Collectors.toSet());
    }
}
