package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.Workflow;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code update}. */
@Command(
        name = "update",
        description = {
            "Update a service, or all of them, with a backup first.",
            "",
            "The plan is shown and a question asked before anything is changed. What fails is rolled back: program, "
                    + "data and configuration together."
        },
        footer = {
            "",
            "Examples:",
            "  server-manager update nginx --dry-run",
            "  server-manager update nginx",
            "  server-manager update all --yes --json",
            "  server-manager update system --security-only",
            "  server-manager update mailcow --backup",
            "",
            "Exit codes: 0 done or nothing to do, 1 failed and nothing changed, 2 usage or configuration, 3 failed and "
                    + "rolled back, 4 failed and needs attention, 20 done and a reboot is needed (only with "
                    + "--reboot-exit-code), 75 busy, 77 not permitted, 130 stopped."
        })
final class UpdateCommand implements AdminCommand {

    private static final String WORKFLOW = "update";

    @Parameters(paramLabel = "SERVICE", description = "The service's name in the configuration, or 'all'.")
    private String service = "";

    @Option(names = "--force", description = "Go on where there is nothing new.")
    private boolean force;

    @Option(names = "--security-only", description = "Security fixes alone; for the service 'system'.")
    private boolean securityOnly;

    @Option(
            names = "--allow-removals",
            description = "Also what can be had only by removing other packages; for the service 'system'.")
    private boolean allowRemovals;

    @Option(
            names = "--reboot-exit-code",
            description = "End with exit code 20 if all is done and the host has to be restarted.")
    private boolean rebootExitCode;

    @Option(
            names = "--backup",
            description = "Back up the data first, and check the backup; for the service 'mailcow'.")
    private boolean backup;

    @Mixin
    private RunChoices choices = new RunChoices();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        Map<String, String> options = choices.options();
        give(options, "force", force);
        give(options, "security-only", securityOnly);
        give(options, "allow-removals", allowRemovals);
        give(options, "backup", backup);
        List<String> services = service.equals("all") ? updatable(context.engine()) : List.of(service);
        if (services.isEmpty()) {
            context.output().note("None of the services can be updated.");
        }
        List<RunRequest> requests = services.stream()
                .map(name -> new RunRequest(name, WORKFLOW, options))
                .toList();
        return context.runs().run(requests, choices.manner().tellingOfReboots(rebootExitCode));
    }

    private static void give(Map<String, String> options, String name, boolean given) {
        if (given) {
            options.put(name, "true");
        }
    }

    private static List<String> updatable(ServerManager engine) {
        return engine.services().stream()
                .filter(name ->
                        engine.workflows(name).stream().map(Workflow::id).anyMatch(WORKFLOW::equals))
                .toList();
    }
}
