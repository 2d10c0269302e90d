package io.servermanager.mailcow.update;

import io.servermanager.docker.update.CheckPrerequisites;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.docker.update.ProjectFact;
import io.servermanager.docker.verify.Baseline;
import io.servermanager.engine.process.MarkedProcesses;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.ScriptSettings;
import io.servermanager.mailcow.installation.GitVersion;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs {@code update.sh --force}, which goes on in a session of its own when this program ends, and judges by git and by
 * the containers what came of it: its exit code is 0 also when it has failed. A Mailcow that it left stopped is started.
 */
final class RunUpdateScript implements ResumableStep {

    /**
     * The script is about to be run.
     *
     * @param at when
     */
    record Started(Instant at) {}

    /**
     * Mailcow was stopped.
     *
     * @param since from when on a container did not run that ran before
     */
    record Down(Instant since) {}

    @Override
    public String id() {
        return "run-update-script";
    }

    @Override
    public String title() {
        return "Run Mailcow's update.sh";
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
        return Duration.ofMinutes(30);
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(
                        "./update.sh --force, which stops all containers, merges the new version and starts them again")
                .with(new Hazard(
                        Hazard.Kind.DOWNTIME,
                        "Mail cannot be sent, received or read while the containers are down: some minutes, on a slow"
                                + " host 10 to 20."))
                .with(new Hazard(
                        Hazard.Kind.IRREVERSIBLE,
                        "Where the new version changes the database, the old one cannot be used with it any more:"
                                + " 'server-manager rollback' then needs a backup of the data (--backup)."))
                .with(new Hazard(
                        Hazard.Kind.NOTICE,
                        "update.sh removes the images of versions before the present one, and a Solr volume of former"
                                + " times; the images in use now are kept under a tag of ours."));
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        LookForUpdate.Target target = context.recalled(LookForUpdate.class, LookForUpdate.Target.class);
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        ScriptOutput output = new ScriptOutput(context::output);
        String end = "";
        if (context.recall(Started.class).isPresent()) {
            context.report("interruption", "update.sh was at work when this program was ended, and has ended since");
        } else {
            context.remember(new Started(context.clock().instant()));
            end = runScript(context, before, output);
        }
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            AfterScript after = new AfterScript(context, project, before.project());
            boolean merged = after.isMerged(target.commit());
            after.startWhatIsDown();
            if (!merged) {
                throw notUpdated(target, output, end);
            }
            String notices = notices(output, end);
            if (!notices.isEmpty()) {
                context.report("update.sh", notices);
            }
        }
    }

    /** Runs it until it does not want to be run again; how it ended, in words, empty if that was well. */
    private static String runScript(StepContext context, ProjectFact before, ScriptOutput output)
            throws InterruptedException {
        ScriptSettings limits = context.settings(MailcowSettings.class).script();
        Command command = UpdateScript.with(context, "--force")
                .with(UpdateScript.MARK, context.runId())
                .within(limits.overdue(), limits.longest())
                .neverKilled();
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context);
                ScriptWatch watch = ScriptWatch.start(
                        new MarkedProcesses(UpdateScript.MARK, context.runId()),
                        output,
                        limits,
                        () -> isUntouched(project, before.baseline()),
                        text -> context.report("update.sh was watched", text),
                        context.clock())) {
            String end = "";
            for (int run = 1; run <= UpdateScript.MOST_RUNS; run++) {
                CommandResult result = context.commands().run(command, output);
                watch.downSince().ifPresent(since -> context.remember(new Down(since)));
                end = watch.endedFor()
                        .map(reason -> "it was ended: " + reason)
                        .orElse(result.succeeded() ? "" : "it ended with exit code " + result.exitCode());
                if (result.exitCode() != UpdateScript.RUN_AGAIN
                        || watch.endedFor().isPresent()) {
                    return end;
                }
                context.report("update.sh was updated", "it was run again");
            }
            return end;
        }
    }

    private static boolean isUntouched(OpenProject project, Baseline before) {
        return before.containers().stream()
                .filter(Baseline.Container::running)
                .allMatch(container -> project.engine()
                        .inspect(container.id())
                        .filter(OpenProject::runs)
                        .isPresent());
    }

    /** What is to be said of how it went, in words; empty if nothing is. */
    private static String notices(ScriptOutput output, String end) {
        return Stream.concat(
                        output.troubles().stream().map(ScriptOutput.Trouble::phrase),
                        Stream.of(end).filter(words -> !words.isEmpty()))
                .collect(Collectors.joining("; "));
    }

    private static MaintenanceException notUpdated(LookForUpdate.Target target, ScriptOutput output, String end) {
        String notices = notices(output, end);
        String problem = "update.sh did not bring Mailcow to " + GitVersion.shortened(target.commit())
                + (notices.isEmpty() ? "" : ": " + notices)
                + (output.lastWords().isEmpty() ? "" : "; the last it said was: " + output.lastWords());
        return new MaintenanceException(
                Kind.FAILED, problem, "The version before is in use, and all of its containers were started.");
    }
}
