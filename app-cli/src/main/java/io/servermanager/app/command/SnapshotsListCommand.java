package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.SnapshotView;
import io.servermanager.app.run.RequestCheck;
import io.servermanager.spi.SnapshotSource.SnapshotInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code snapshots list}. */
@Command(name = "list", description = "List snapshots, newest first.")
final class SnapshotsListCommand implements AdminCommand {

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "The services; without any, all.")
    private List<String> services = List.of();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        RequestCheck check = new RequestCheck(context.engine());
        services.forEach(check::service);
        Snapshots snapshots = new Snapshots(context.engine());
        List<SnapshotView> views = new ArrayList<>();
        for (String service : services.isEmpty() ? context.engine().services() : services) {
            for (SnapshotInfo info : snapshots.list(service)) {
                views.add(SnapshotView.of(service, info));
            }
        }
        if (context.output().manner().json()) {
            context.output().json(Map.of("snapshots", views));
        } else {
            context.output().lines(SnapshotView.lines(views, context.output().style()));
        }
        return ExitCode.DONE;
    }
}
