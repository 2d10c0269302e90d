package io.servermanager.app.output;

import io.servermanager.engine.journal.RunRecord;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended, as it is shown; also one that could not even begin.
 *
 * @param run its id; absent if it did not begin
 * @param service the service
 * @param workflow the workflow's id
 * @param outcome how it ended
 * @param problem what was wrong; empty if nothing was
 * @param remedy what to do about it
 * @param kind the kind of problem; absent if there was none
 * @param seconds how long it took
 * @param reports what the steps reported
 * @param exitCode the exit code of this run alone
 */
public record RunView(
        Optional<String> run,
        String service,
        String workflow,
        Outcome outcome,
        String problem,
        String remedy,
        Optional<MaintenanceException.Kind> kind,
        Duration seconds,
        List<RunReport.Reported> reports,
        int exitCode) {

    /** The view of a run that began. */
    public static RunView of(RunReport report) {
        return new RunView(
                Optional.of(report.runId()),
                report.service(),
                report.workflow(),
                report.outcome(),
                report.problem(),
                report.remedy(),
                failed(report) ? Optional.of(report.kind()) : Optional.empty(),
                report.duration(),
                report.reports(),
                ExitCode.of(report.outcome(), report.kind()).code());
    }

    /** The view of a run that could not begin. */
    public static RunView notBegun(RunRequest request, MaintenanceException error) {
        return new RunView(
                Optional.empty(),
                request.service(),
                request.workflow(),
                Outcome.FAILED_UNCHANGED,
                error.problem(),
                error.remedy(),
                Optional.of(error.kind()),
                Duration.ZERO,
                List.of(),
                ExitCode.of(error.kind()).code());
    }

    /** The view of an interrupted run that could not be brought to an end. */
    public static RunView notRecovered(RunRecord run, MaintenanceException error) {
        return new RunView(
                Optional.of(run.runId()),
                run.service(),
                run.workflow(),
                Outcome.NEEDS_ATTENTION,
                error.problem(),
                error.remedy(),
                Optional.of(error.kind()),
                run.duration(),
                List.of(),
                ExitCode.NEEDS_ATTENTION.code());
    }

    /** Whether all is done, and the host has to be restarted for it to take effect. */
    public boolean asksForReboot() {
        return (outcome == Outcome.DONE || outcome == Outcome.NOTHING_TO_DO)
                && reports.stream().anyMatch(report -> report.name().equals(StepContext.REBOOT_NEEDED));
    }

    /** The report for people. */
    public List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(mark(style) + " " + service + ": " + workflow + " " + words() + took());
        if (!problem.isEmpty()) {
            lines.add("  " + problem);
        }
        if (!remedy.isEmpty()) {
            lines.add("  " + style.paint(Tone.STRONG, remedy));
        }
        for (RunReport.Reported report : reports) {
            lines.add("  " + report.name() + ": " + report.value());
        }
        run.ifPresent(id -> lines.add(style.paint(Tone.FAINT, "  more: server-manager history " + id)));
        return lines;
    }

    /** Where there is nothing to do the problem is merely the reason; a run that is done may have failed to clear up. */
    private static boolean failed(RunReport report) {
        return report.outcome() != Outcome.NOTHING_TO_DO && !report.problem().isEmpty();
    }

    private String words() {
        return switch (outcome) {
            case DONE -> "done";
            case NOTHING_TO_DO -> "had nothing to do";
            case FAILED_UNCHANGED -> "failed; nothing was changed";
            case ROLLED_BACK -> "failed and was rolled back";
            case STOPPED -> "was stopped; what was begun was taken back";
            case NEEDS_ATTENTION -> "failed and needs attention";
        };
    }

    private String mark(Style style) {
        return switch (outcome) {
            case DONE -> problem.isEmpty() ? style.tick() : style.warning();
            case NOTHING_TO_DO -> style.tick();
            case ROLLED_BACK, STOPPED -> style.warning();
            case FAILED_UNCHANGED, NEEDS_ATTENTION -> style.cross();
        };
    }

    private String took() {
        return run.isPresent() ? " (" + Elapsed.text(seconds) + ")" : "";
    }
}
