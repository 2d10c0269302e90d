package io.servermanager.app.run;

import io.servermanager.engine.ServerManager;
import io.servermanager.engine.plugin.Suggestion;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Workflow;
import io.servermanager.spi.WorkflowOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out what is wrong with a request before anything is asked of the service. */
public final class RequestCheck {

    private final ServerManager engine;

    /** A check against the services and workflows of {@code engine}. */
    public RequestCheck(ServerManager engine) {
        this.engine = engine;
    }

    /**
     * Checks that there is such a service.
     *
     * @throws MaintenanceException of kind {@code USAGE} naming those that there are
     */
    public void service(String service) {
        List<String> known = engine.services();
        if (!known.contains(service)) {
            throw usage("There is no service '" + service + "'" + Suggestion.phrase(service, known), "Services", known);
        }
    }

    /**
     * Checks that there is such a service with such a workflow and such options.
     *
     * @throws MaintenanceException of kind {@code USAGE} naming what there is
     */
    public void request(RunRequest request) {
        service(request.service());
        List<Workflow> workflows = engine.workflows(request.service());
        List<String> known = workflows.stream().map(Workflow::id).toList();
        Workflow workflow = workflows.stream()
                .filter(candidate -> candidate.id().equals(request.workflow()))
                .findFirst()
                .orElseThrow(() -> usage(
                        "The service '" + request.service() + "' has no workflow '" + request.workflow() + "'"
                                + Suggestion.phrase(request.workflow(), known),
                        "Its workflows",
                        known));
        request.options().forEach((name, value) -> option(workflow, name, value));
    }

    private static void option(Workflow workflow, String name, String value) {
        Map<String, WorkflowOption> known = new LinkedHashMap<>();
        workflow.options().forEach(option -> known.put(option.name(), option));
        WorkflowOption option = known.get(name);
        if (option == null) {
            throw usage(
                    "The workflow '" + workflow.id() + "' has no option '" + name + "'"
                            + Suggestion.phrase(name, known.keySet()),
                    "Its options",
                    known.keySet());
        }
        boolean flag = value.equals("true") || value.equals("false");
        if (!option.takesValue() && !flag) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.USAGE,
                    "The option '" + name + "' takes no value, but '" + value + "' was given",
                    "Leave the value out.");
        }
    }

    private static MaintenanceException usage(String problem, String what, Collection<String> known) {
        String remedy = known.isEmpty() ? "There are none." : what + " are: " + String.join(", ", known) + ".";
        return new MaintenanceException(MaintenanceException.Kind.USAGE, problem, remedy);
    }
}
