package io.servermanager.app.command;

import io.servermanager.app.output.DiskView;
import io.servermanager.app.output.ExitCode;
import io.servermanager.monitor.disk.DiskReport;
import io.servermanager.monitor.disk.DiskSurvey;
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
        DiskPlaces found = paths.isEmpty() ? DiskPlaces.of(context.engine()) : DiskPlaces.of(paths);
        DiskReport report = new DiskSurvey(context.engine().host(), LONGEST).of(found.places());
        if (context.output().manner().json()) {
            context.output().json(found.completing(report));
        } else {
            context.output()
                    .lines(new DiskView(found.completing(report), top)
                            .lines(context.output().style()));
        }
        return ExitCode.DONE;
    }
}
