package io.servermanager.app.run;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.Output;
import io.servermanager.app.output.PlanView;
import io.servermanager.app.output.RunView;
import io.servermanager.engine.run.Plan;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a command that runs something: the last object with {@code --json}, a report for each run without.
 *
 * @param runs those that ended, or could not begin
 */
record RunsView(List<RunView> runs) {

    /** Shows how the runs ended; where {@code rebootExitCode} is asked for, also in the exit code of those that are done. */
    ExitCode ended(Output output, boolean rebootExitCode) {
        return show(
                output,
                ExitCode.weightiest(runs.stream()
                        .map(run -> rebootExitCode && run.asksForReboot() ? ExitCode.REBOOT_NEEDED : code(run))
                        .toList()));
    }

    /** Shows that the person said no. */
    ExitCode declined(Output output) {
        return show(output, ExitCode.STOPPED);
    }

    /** Shows plans instead of running them. */
    ExitCode planned(List<Plan> plans, Output output) {
        ExitCode code = ExitCode.weightiest(runs.stream().map(RunsView::code).toList());
        List<PlanView> views = plans.stream().map(PlanView::of).toList();
        if (output.manner().json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("plans", views);
            object.put("impossible", runs);
            object.put("exitCode", code.code());
            output.json(object);
        } else {
            views.forEach(view -> output.lines(view.lines(output.style())));
            runs.forEach(run -> output.lines(run.lines(output.style())));
            output.note("Nothing was done: this is only the plan.");
        }
        return code;
    }

    /**
     * Shows how interrupted runs were brought to an end. That one was rolled back is what recovery is for, and so a
     * success.
     */
    ExitCode recovered(Output output) {
        if (runs.isEmpty()) {
            output.note("No run was interrupted: there is nothing to recover.");
        }
        boolean attention = runs.stream().anyMatch(run -> run.outcome() == Outcome.NEEDS_ATTENTION);
        return show(output, attention ? ExitCode.NEEDS_ATTENTION : ExitCode.DONE);
    }

    private ExitCode show(Output output, ExitCode code) {
        if (output.manner().json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("runs", runs);
            object.put("exitCode", code.code());
            output.json(object);
        } else {
            runs.forEach(run -> output.lines(run.lines(output.style())));
        }
        return code;
    }

    private static ExitCode code(RunView view) {
        return ExitCode.of(view.outcome(), view.kind().orElse(MaintenanceException.Kind.FAILED));
    }
}
