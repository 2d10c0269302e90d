package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.HistoryView;
import io.servermanager.app.output.Output;
import io.servermanager.app.output.RunHistoryView;
import io.servermanager.engine.journal.RunRecord;
import io.servermanager.spi.MaintenanceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code history}. */
@Command(
        name = "history",
        description =
                "Show what was run, newest first; or one run in depth: steps, what was remembered, such as old and "
                        + "new images, what was measured, and how it ended.",
        footer = {
            "",
            "Examples:",
            "  server-manager history",
            "  server-manager history --service nginx",
            "  server-manager history latest"
        })
final class HistoryCommand implements AdminCommand {

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "The run's id, as much of it as is unique, or 'latest'.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only the runs of this service.")
    private Optional<String> service = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; 50 by default.")
    private int limit = 50;

    @Override
    public ExitCode run(CommandContext context) {
        Set<String> interrupted =
                context.engine().interrupted().stream().map(RunRecord::runId).collect(Collectors.toSet());
        List<RunRecord> records = context.engine().history().stream()
                .filter(record -> service.map(record.service()::equals).orElse(true))
                .toList();
        Output output = context.output();
        if (run.isPresent()) {
            RunRecord record = find(records, run.get());
            RunHistoryView view = RunHistoryView.of(record, HistoryView.of(record, interrupted));
            show(output, Map.of("run", view), view.lines(output.style()));
        } else {
            List<HistoryView> views = records.stream()
                    .limit(limit)
                    .map(record -> HistoryView.of(record, interrupted))
                    .toList();
            show(output, Map.of("runs", views), HistoryView.lines(views, output.style()));
        }
        return ExitCode.DONE;
    }

    private static void show(Output output, Object json, List<String> lines) {
        if (output.manner().json()) {
            output.json(json);
        } else {
            output.lines(lines);
        }
    }

    private static RunRecord find(List<RunRecord> records, String wanted) {
        if (wanted.equals("latest") && !records.isEmpty()) {
            return records.get(0);
        }
        List<RunRecord> found = records.stream()
                .filter(record -> record.runId().contains(wanted))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new MaintenanceException(
                MaintenanceException.Kind.USAGE,
                found.isEmpty()
                        ? "There is no run '" + wanted + "'"
                        : found.size() + " runs have '" + wanted + "' in their ids",
                "'server-manager history' lists the runs.");
    }
}
