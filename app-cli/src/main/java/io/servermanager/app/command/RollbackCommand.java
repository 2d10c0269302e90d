package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.run.RunRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollback}. */
@Command(
        name = "rollback",
        description = {
            "Put a service back as it was when a snapshot was taken.",
            "",
            "What was written since then is not there afterwards; the present state is kept beside it."
        },
        footer = {
            "",
            "Examples:",
            "  server-manager snapshots list nginx",
            "  server-manager rollback nginx",
            "  server-manager rollback nginx --to nginx.pre-update.20260131-040000"
        })
final class RollbackCommand implements AdminCommand {

    @Parameters(paramLabel = "SERVICE", description = "The service's name in the configuration.")
    private String service = "";

    @Option(names = "--to", paramLabel = "SNAPSHOT", description = "The snapshot; without this option the newest.")
    private Optional<String> snapshot = Optional.empty();

    @Mixin
    private RunChoices choices = new RunChoices();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        Map<String, String> options = choices.options();
        snapshot.ifPresent(name -> options.put("to", name));
        return context.runs().run(List.of(new RunRequest(service, "rollback", options)), choices.manner());
    }
}
