package io.servermanager.app.output;

import io.servermanager.engine.journal.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One line of the history, as it is shown.
 *
 * @param run the run's id
 * @param service the service
 * @param workflow the workflow's id
 * @param startedAt when it started
 * @param outcome how it ended; {@code running} or {@code interrupted} if it has not
 * @param seconds from its first entry to its latest
 */
public record HistoryView(
        String run, String service, String workflow, Instant startedAt, String outcome, Duration seconds) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * The view of a run.
     *
     * @param interrupted the ids of the runs that wait for recovery
     */
    public static HistoryView of(RunRecord run, Set<String> interrupted) {
        String open = interrupted.contains(run.runId()) ? "interrupted" : "running";
        return new HistoryView(
                run.runId(),
                run.service(),
                run.workflow(),
                run.startedAt(),
                run.outcome().map(Json::word).orElse(open),
                run.duration());
    }

    /** A table of runs. */
    public static List<String> lines(List<HistoryView> views, Style style) {
        if (views.isEmpty()) {
            return List.of("Nothing has been run yet.");
        }
        Table table = Table.of("RUN", "SERVICE", "WORKFLOW", "WHEN", "OUTCOME", "TOOK");
        for (HistoryView view : views) {
            table.row(
                    Table.cell(view.run()),
                    Table.cell(view.service()),
                    Table.cell(view.workflow()),
                    Table.cell(local(view.startedAt())),
                    Table.cell(view.outcome().replace('-', ' '), tone(view.outcome())),
                    Table.cell(Elapsed.text(view.seconds())));
        }
        return table.lines(style);
    }

    static Tone tone(String outcome) {
        return switch (outcome) {
            case "done", "nothing-to-do" -> Tone.GOOD;
            case "running" -> Tone.PLAIN;
            case "needs-attention", "interrupted", "failed-unchanged" -> Tone.BAD;
            default -> Tone.WARNING;
        };
    }

    static String local(Instant instant) {
        return LOCAL.format(instant.atZone(ZoneId.systemDefault()));
    }
}
