package io.servermanager.engine.run;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * How a run ended.
 *
 * @param runId its id
 * @param service the service
 * @param workflow the workflow
 * @param outcome how it ended
 * @param problem what was wrong; empty if nothing was
 * @param remedy what to do about it; may be empty
 * @param kind the kind of problem; {@code FAILED} if there was none
 * @param duration from its first journal entry to its last
 * @param reports what the steps reported; of each name the latest
 */
public record RunReport(
        String runId,
        String service,
        String workflow,
        Outcome outcome,
        String problem,
        String remedy,
        MaintenanceException.Kind kind,
        Duration duration,
        List<Reported> reports) {

    /**
     * Something that a step reported.
     *
     * @param step the step's id
     * @param name what it is
     * @param value how much, or which
     */
    public record Reported(String step, String name, String value) {}
}
