package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.VerificationView;
import io.servermanager.app.run.RequestCheck;
import io.servermanager.spi.SnapshotSource.SnapshotInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code snapshots verify}. */
@Command(
        name = "verify",
        description = "Read snapshots back and compare every file with what was recorded when they were taken.",
        footer = {"", "Exit codes: 0 all are as they were taken, 1 something is wrong with one."})
final class SnapshotsVerifyCommand implements AdminCommand {

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service's name in the configuration.")
    private String service = "";

    @Parameters(index = "1", paramLabel = "SNAPSHOT", arity = "0..1", description = "Without this, all of them.")
    private Optional<String> snapshot = Optional.empty();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        new RequestCheck(context.engine()).service(service);
        Snapshots snapshots = new Snapshots(context.engine());
        if (snapshot.isPresent()) {
            snapshots.check(service, snapshot.get());
        }
        List<String> ids = snapshot.isPresent()
                ? List.of(snapshot.get())
                : snapshots.list(service).stream().map(SnapshotInfo::id).toList();
        List<VerificationView> views = new ArrayList<>();
        for (String id : ids) {
            context.output().note("reading " + id + " ...");
            views.add(new VerificationView(service, id, snapshots.verify(service, id)));
        }
        if (context.output().manner().json()) {
            context.output().json(Map.of("verified", views));
        } else {
            context.output()
                    .lines(VerificationView.lines(views, context.output().style()));
        }
        return views.stream().allMatch(view -> view.problems().isEmpty()) ? ExitCode.DONE : ExitCode.FAILED;
    }
}
