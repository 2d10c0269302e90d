package io.servermanager.engine.run;

import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The read-only answer to "what would this do?".
 *
 * @param request what was asked for
 * @param title the workflow's title
 * @param question the question before the first step
 * @param steps what each step would do, in order
 * @param hazards what the person should know before saying yes
 */
public record Plan(RunRequest request, String title, String question, List<PlannedStep> steps, List<Hazard> hazards) {

    /** Whether some step has no way back. */
    public boolean irreversible() {
        return steps.stream().anyMatch(step -> step.undoable() == MaintenanceStep.Undo.IMPOSSIBLE);
    }

    /** How long it is expected to take: the sum of the steps. */
    public Duration expected() {
        return steps.stream().map(PlannedStep::expected).reduce(Duration.ZERO, Duration::plus);
    }

    /** The plan as lines for people, as the journal keeps it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (PlannedStep step : steps) {
            lines.add(step.title());
            step.preview().lines().forEach(line -> lines.add("  " + line));
        }
        hazards.forEach(hazard -> lines.add("! " + hazard.text()));
        return lines;
    }

    Map<String, String> fingerprints() {
        return steps.stream()
                .filter(step -> !step.preview().fingerprint().isEmpty())
                .collect(
                        Collectors.toMap(PlannedStep::id, step -> step.preview().fingerprint()));
    }

    /**
     * What one step would do.
     *
     * @param id the step's id
     * @param title the step's title
     * @param phase where it stands
     * @param undoable whether there is a way back
     * @param expected how long it is expected to take at the most
     * @param preview what it would do
     */
    public record PlannedStep(
            String id, String title, Phase phase, MaintenanceStep.Undo undoable, Duration expected, Preview preview) {}
}
