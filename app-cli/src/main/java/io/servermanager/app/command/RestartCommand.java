package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.run.RunRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restart}. */
@Command(
        name = "restart",
        description = "Restart a service and see that it comes back.",
        footer = {"", "Example:", "  server-manager restart nginx --yes"})
final class RestartCommand implements AdminCommand {

    @Parameters(paramLabel = "SERVICE", description = "The service's name in the configuration.")
    private String service = "";

    @Mixin
    private RunChoices choices = new RunChoices();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        return context.runs().run(List.of(new RunRequest(service, "restart", choices.options())), choices.manner());
    }
}
