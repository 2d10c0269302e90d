package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.run.RunRequest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restart}. */
@Command(
        name = "restart",
        description = "Restart a service and see that it comes back.",
        footer = {"", "Examples:", "  server-manager restart nginx --yes", "  server-manager restart system --services"
        })
final class RestartCommand implements AdminCommand {

    @Parameters(paramLabel = "SERVICE", description = "The service's name in the configuration.")
    private String service = "";

    @Option(
            names = "--services",
            description = "The services of the host that use libraries which an upgrade replaced, one by one; for the "
                    + "service 'system'.")
    private boolean services;

    @Mixin
    private RunChoices choices = new RunChoices();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        Map<String, String> options = choices.options();
        if (services) {
            options.put("services", "true");
        }
        return context.runs().run(List.of(new RunRequest(service, "restart", options)), choices.manner());
    }
}
