package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.StatusView;
import io.servermanager.app.run.RequestCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code status}. */
@Command(
        name = "status",
        description = "Show how services are. Looks only; a service that is not installed is an answer, not an error.",
        footer = {"", "Examples:", "  server-manager status", "  server-manager status nginx --json"})
final class StatusCommand implements AdminCommand {

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "The services; without any, all.")
    private List<String> services = List.of();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        RequestCheck check = new RequestCheck(context.engine());
        services.forEach(check::service);
        List<String> asked = services.isEmpty() ? context.engine().services() : services;
        List<StatusView> views = new ArrayList<>();
        context.engine().statuses(asked).forEach((service, status) -> views.add(StatusView.of(service, status)));
        if (context.output().manner().json()) {
            context.output().json(Map.of("services", views));
        } else {
            context.output().lines(StatusView.lines(views, context.output().style()));
        }
        return ExitCode.DONE;
    }
}
