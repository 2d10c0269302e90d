package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.run.Consent;
import io.servermanager.app.run.RequestCheck;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code snapshots remove}. */
@Command(
        name = "remove",
        description = "Remove snapshots, and the images that were kept for them alone. There is no way back.")
final class SnapshotsRemoveCommand implements AdminCommand {

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service's name in the configuration.")
    private String service = "";

    @Parameters(
            index = "1..*",
            paramLabel = "SNAPSHOT",
            arity = "1..*",
            description = "What 'snapshots list' calls it.")
    private List<String> snapshots = List.of();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask; needed where there is no terminal.")
    private boolean yes;

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        new RequestCheck(context.engine()).service(service);
        context.consent().checkRoot();
        Snapshots present = new Snapshots(context.engine());
        for (String snapshot : snapshots) {
            present.check(service, snapshot);
        }
        if (!yes && !agreed(context.consent())) {
            context.output().note("Nothing was done.");
            return ExitCode.STOPPED;
        }
        for (String snapshot : snapshots) {
            present.remove(service, snapshot);
        }
        context.output().removed(snapshots.toArray(String[]::new));
        return ExitCode.DONE;
    }

    private boolean agreed(Consent consent) {
        consent.checkSomebodyIsThere();
        return consent.ask("Remove " + String.join(", ", snapshots) + " of " + service + " for good?", false, false);
    }
}
