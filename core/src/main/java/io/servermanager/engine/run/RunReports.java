package io.servermanager.engine.run;

import io.servermanager.engine.journal.JournalEntry;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.RunEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        // What is reported again is corrected: by the way back, or by recovery.
        Map<String, RunReport.Reported> reports = new LinkedHashMap<>();
        entries.stream()
                .flatMap(entry -> entry.as(RunEvent.Reported.class).stream())
                .forEach(reported -> reports.put(
                        reported.name(), new RunReport.Reported(reported.step(), reported.name(), reported.value())));
        return new RunReport(
                run.runId(),
                run.service(),
                run.workflow(),
                outcome,
                problem,
                remedy,
                kind,
                duration,
                List.copyOf(reports.values()));
    }
}
