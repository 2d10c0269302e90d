package io.servermanager.app.command;

import io.servermanager.app.output.CheckView;
import io.servermanager.app.output.ExitCode;
import io.servermanager.app.run.RequestCheck;
import io.servermanager.engine.Answer;
import io.servermanager.engine.ServerManager;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.UpdateAvailability;
import io.servermanager.spi.UpdateCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code check}. */
@Command(
        name = "check",
        description = "Look for updates, and tell what is new and what that means on this host. Changes nothing. "
                + "Ends with 10 if there is an update, with 0 if there is none, with 1 if a service could not tell.",
        footer = {"", "Examples:", "  server-manager check", "  server-manager check mailcow --json"})
final class CheckCommand implements AdminCommand {

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..*",
            description = "The services; without any, all that can be asked.")
    private List<String> services = List.of();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        ServerManager engine = context.engine();
        services.forEach(service -> requireCheck(service, engine));
        Map<String, Answer<UpdateAvailability>> answers =
                engine.updates(services.isEmpty() ? engine.services() : services);
        List<CheckView> views = new ArrayList<>();
        answers.forEach((service, answer) -> views.add(CheckView.of(service, answer)));
        if (context.output().manner().json()) {
            context.output().json(Map.of("services", views));
        } else {
            context.output().lines(CheckView.lines(views, context.output().style()));
        }
        return ExitCode.weightiest(answers.values().stream().map(this::code).toList());
    }

    private static void requireCheck(String service, ServerManager engine) {
        new RequestCheck(engine).service(service);
        if (engine.capability(service, UpdateCheck.class).isEmpty()) {
            throw new MaintenanceException(
                    Kind.USAGE,
                    "The service '" + service + "' cannot be asked for updates alone",
                    "If it has a workflow 'update', that one's plan tells: 'server-manager update " + service
                            + " --dry-run'.");
        }
    }

    /** That a service is not there is an answer, unless somebody asked for this one. */
    private ExitCode code(Answer<UpdateAvailability> answer) {
        boolean absent = answer.problem()
                .filter(problem -> problem.kind() == Kind.NOT_INSTALLED)
                .isPresent();
        if (absent && services.isEmpty()) {
            return ExitCode.DONE;
        }
        return answer.problem()
                .map(problem -> ExitCode.of(problem.kind()))
                .orElse(
                        answer.value().filter(UpdateAvailability::available).isPresent()
                                ? ExitCode.UPDATES_AVAILABLE
                                : ExitCode.DONE);
    }
}
