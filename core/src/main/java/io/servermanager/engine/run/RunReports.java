package io.servermanager.engine.run;

import io.servermanager.engine.journal.JournalEntry;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.RunEvent;
import java.time.Duration;
import java.util.List;

/** Makes the report of a run from its journal. */
final class RunReports {

    private RunReports() {}

    static RunReport of(
            RunLog log,
            RunEvent.RunStarted run,
            Outcome outcome,
            String problem,
            String remedy,
            MaintenanceException.Kind kind) {
        List<JournalEntry> entries = log.journal().entries();
        Duration duration = Duration.between(
                entries.get(0).at(), entries.get(entries.size() - 1).at());
        List<RunReport.Reported> reports = entries.stream()
                .flatMap(entry -> entry.as(RunEvent.Reported.class).stream())
                .map(reported -> new RunReport.Reported(reported.step(), reported.name(), reported.value()))
                .toList();
        return new RunReport(
                run.runId(), run.service(), run.workflow(), outcome, problem, remedy, kind, duration, reports);
    }
}
