package io.servermanager.engine.run;

import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.Workflow;
import io.servermanager.spi.WorkflowOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes plans. */
final class Planner {

    private Planner() {}

    /**
     * Asks every step what it would do.
     *
     * @throws MaintenanceException of kind {@code USAGE} for an option that the workflow does not have, or what a step
     *     throws that can already see that it is impossible
     */
    static Plan plan(RunRequest request, Workflow workflow, ServiceContext reading) throws InterruptedException {
        request.options().keySet().forEach(option -> checkOption(option, workflow));
        PreviewContext context = new PreviewContext(reading, request.options());
        List<Plan.PlannedStep> steps = new ArrayList<>();
        List<Hazard> hazards = new ArrayList<>(workflow.hazards());
        for (MaintenanceStep step : workflow.steps()) {
            Preview preview = step.preview(context);
            hazards.addAll(preview.hazards());
            steps.add(new Plan.PlannedStep(
                    step.id(), step.title(), step.phase(), step.undoable(), step.expected(), preview));
        }
        return new Plan(request, workflow.title(), workflow.question().ask(reading), steps, hazards);
    }

    /**
     * Looks whether the previews still rest on the same.
     *
     * @throws MaintenanceException of kind {@code CHANGED_MEANWHILE} if not
     */
    static void checkUnchanged(Plan agreed, Workflow workflow, ServiceContext reading) throws InterruptedException {
        Map<String, String> now = plan(agreed.request(), workflow, reading).fingerprints();
        for (Map.Entry<String, String> before : agreed.fingerprints().entrySet()) {
            if (!before.getValue().equals(now.get(before.getKey()))) {
                throw new MaintenanceException(
                        Kind.CHANGED_MEANWHILE,
                        "'" + agreed.request().service()
                                + "' was changed by somebody else after the plan was made (step '" + before.getKey()
                                + "'), so nothing was done",
                        "Look at the new plan and start again.");
            }
        }
    }

    private static void checkOption(String option, Workflow workflow) {
        List<String> known =
                workflow.options().stream().map(WorkflowOption::name).toList();
        if (!known.contains(option)) {
            throw new MaintenanceException(
                    Kind.USAGE,
                    "The workflow '" + workflow.id() + "' has no option '" + option + "'",
                    known.isEmpty() ? "It has none." : "It has " + String.join(", ", known) + ".");
        }
    }
}
