package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.run.RunRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}. */
@Command(
        name = "backup",
        description = "Back up the data of a service, and check the backup.",
        footer = {"", "Example:", "  server-manager backup mailcow --yes"})
final class BackupCommand implements AdminCommand {

    @Parameters(paramLabel = "SERVICE", description = "The service's name in the configuration.")
    private String service = "";

    @Mixin
    private RunChoices choices = new RunChoices();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        return context.runs().run(List.of(new RunRequest(service, "backup", choices.options())), choices.manner());
    }
}
