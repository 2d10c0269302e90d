package io.servermanager.app.output;

import io.servermanager.engine.run.Plan;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan, as it is shown.
 *
 * @param service the service
 * @param workflow the workflow's id
 * @param title the workflow's title
 * @param options what was asked for
 * @param question the question before the first step
 * @param steps what each step would do
 * @param hazards what to know before saying yes
 */
public record PlanView(
        String service,
        String workflow,
        String title,
        Map<String, String> options,
        String question,
        List<Step> steps,
        List<Hazard> hazards) {

    /** One step of a plan; for programs, with what exactly is agreed to. */
    public record Step(
            String id,
            String title,
            Phase phase,
            MaintenanceStep.Undo undo,
            List<String> lines,
            Optional<Record> agreed) {}

    /** The view of a plan. */
    public static PlanView of(Plan plan) {
        return new PlanView(
                plan.request().service(),
                plan.request().workflow(),
                plan.title(),
                plan.request().options(),
                plan.question(),
                plan.steps().stream()
                        .map(step -> new Step(
                                step.id(),
                                step.title(),
                                step.phase(),
                                step.undoable(),
                                step.preview().lines(),
                                step.preview().agreed()))
                        .toList(),
                plan.hazards());
    }

    /** The plan for people: numbered steps, then the hazards. */
    public List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.paint(Tone.STRONG, title) + " (" + service + ")");
        int number = 1;
        for (Step step : steps) {
            String noReturn = step.undo() == MaintenanceStep.Undo.IMPOSSIBLE
                    ? style.paint(Tone.WARNING, "  (no way back from here)")
                    : "";
            lines.add("  " + number++ + ". " + step.title() + noReturn);
            step.lines().forEach(line -> lines.add("     " + style.bullet() + " " + line));
        }
        if (!hazards.isEmpty()) {
            lines.add("To know before:");
            hazards.forEach(
                    hazard -> lines.add("  " + style.warning() + " " + words(hazard.kind()) + ": " + hazard.text()));
        }
        return lines;
    }

    private static String words(Hazard.Kind kind) {
        return Json.word(kind).replace('-', ' ');
    }
}
