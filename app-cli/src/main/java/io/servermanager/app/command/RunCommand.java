package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.run.RunRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code run}. */
@Command(
        name = "run",
        description = "Run any workflow of a service, such as one that a plugin of yours adds.",
        footer = {
            "",
            "Example:",
            "  server-manager run blog reindex -o full -o language=en",
            "",
            "'server-manager plugins' lists the workflows that there are."
        })
final class RunCommand implements AdminCommand {

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service's name in the configuration.")
    private String service = "";

    @Parameters(index = "1", paramLabel = "WORKFLOW", description = "The workflow's name.")
    private String workflow = "";

    @Mixin
    private RunChoices choices = new RunChoices();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        return context.runs().run(List.of(new RunRequest(service, workflow, choices.options())), choices.manner());
    }
}
