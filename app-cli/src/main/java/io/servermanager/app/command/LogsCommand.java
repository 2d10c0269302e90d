package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.LogPrinter;
import io.servermanager.app.output.Output;
import io.servermanager.app.run.RequestCheck;
import io.servermanager.engine.Capable;
import io.servermanager.engine.settings.DurationText;
import io.servermanager.spi.LogSource;
import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.LogSource.Logs;
import io.servermanager.spi.LogSource.Query;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs}. */
@Command(
        name = "logs",
        description =
                "Print the logs of a service's containers, in the order of time; each line as it was written, and behind "
                        + "its container's name where there are several.",
        footer = {
            "",
            "Examples:",
            "  server-manager logs nginx -n 100",
            "  server-manager logs mailcow postfix-mailcow -f --since 10m",
            "  server-manager logs blog --since 2026-01-31T12:00:00Z --json"
        })
final class LogsCommand implements AdminCommand {

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service.")
    private String service = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CONTAINER",
            description = "Only this container, by its name or by its name in the Compose file.")
    private Optional<String> container = Optional.empty();

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "N",
            description = "Only the last N lines, of all containers together; without this option all.")
    private Optional<Integer> tail = Optional.empty();

    @Option(
            names = {"-f", "--follow"},
            description = "Wait for more, until Ctrl-C; also through restarts of the containers.")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only lines from then on: a time such as 2026-01-31T12:00:00Z, or how long ago, such as 10m.")
    private Optional<String> since = Optional.empty();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        new RequestCheck(context.engine()).service(service);
        Capable<LogSource> source = context.engine()
                .capability(service, LogSource.class)
                .orElseThrow(() -> usage("The service '" + service + "' has no logs of its own.", "Try journalctl."));
        Instant now = source.context().clock().instant();
        // Engines take no time before 1970, and no log is that old.
        Optional<Instant> begin =
                since.map(text -> time(text, now)).map(time -> time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time);
        Query query = new Query(container, lines(), begin, follow);
        try (Logs logs = source.capability().openLogs(source.context(), query)) {
            print(logs, context.output());
        }
        return ExitCode.DONE;
    }

    private static void print(Logs logs, Output output) throws InterruptedException {
        LogPrinter printer = new LogPrinter(output, logs.containers());
        try {
            Optional<Line> line = logs.next();
            while (line.isPresent() && printer.print(line.get()) && (logs.ready() || printer.flush())) {
                line = logs.next();
            }
        } finally {
            printer.flush();
        }
        logs.problems().forEach(problem -> output.warn(output.errorStyle().warning() + " " + problem));
    }

    private OptionalInt lines() {
        if (tail.orElse(0) < 0) {
            throw usage("-n takes a number of lines, not '" + tail.get() + "'.", "Leave it out for all lines.");
        }
        return tail.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Instant time(String text, Instant now) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            try {
                return now.minus(DurationText.parse(text));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException noDuration) {
                throw usage(
                        "--since takes a time or a duration, not '" + text + "'.",
                        "Write it as 2026-01-31T12:00:00Z, or as 90s, 10m, 2h or 3d.");
            }
        }
    }

    private static MaintenanceException usage(String problem, String remedy) {
        return new MaintenanceException(Kind.USAGE, problem, remedy);
    }
}
