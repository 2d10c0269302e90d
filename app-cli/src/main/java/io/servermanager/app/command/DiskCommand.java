package io.servermanager.app.command;

import io.servermanager.app.output.DiskView;
import io.servermanager.app.output.ExitCode;
import io.servermanager.monitor.Host;
import io.servermanager.monitor.disk.DiskReport;
import io.servermanager.monitor.disk.DiskSurvey;
import io.servermanager.monitor.disk.TreeUse;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code disk}. */
@Command(
        name = "disk",
        description = "Show how full the file systems are and what takes up room: each file counted once, other file "
                + "systems not entered.",
        footer = {"", "Examples:", "  server-manager disk", "  server-manager disk /var /srv --top 10"})
final class DiskCommand implements AdminCommand {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "What to measure; without any, what services and this program keep.")
    private List<Path> paths = List.of();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many of the biggest directories of each to show, up to 20; 5 if not given.")
    private int top = 5;

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        if (top < 0 || top > TreeUse.MOST_NAMED) {
            throw new MaintenanceException(
                    Kind.USAGE,
                    "--top is " + top + ", which is not between 0 and " + TreeUse.MOST_NAMED,
                    "Give a number between them.");
        }
        Host host = context.engine().host();
        DiskPlaces found = paths.isEmpty() ? DiskPlaces.of(context.engine()) : DiskPlaces.of(paths, host);
        DiskReport report = found.completing(new DiskSurvey(host, LONGEST).of(found.places()));
        if (context.output().manner().json()) {
            context.output().json(report);
        } else {
            context.output()
                    .lines(new DiskView(report, top).lines(context.output().style()));
        }
        return ExitCode.DONE;
    }
}
