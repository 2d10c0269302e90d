package io.servermanager.engine.plugin;

import io.servermanager.spi.JoiningStep;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The workflows of plugins, with the steps of other jars put in. Safe for use by several threads. */
public final class WorkflowCatalog {

    private final PluginCatalog plugins;

    /** The workflows of these plugins. */
    public WorkflowCatalog(PluginCatalog plugins) {
        this.plugins = plugins;
    }

    /**
     * All workflows of a plugin for one service, in the plugin's order. A step that joins stands after the plugin's own
     * steps of its phase; several that join the same phase stand in the order of their ids.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is no such plugin, {@code CONFIGURATION} if a step that
     *     joins does not fit or fails when asked, {@code FAILED} if the plugin does
     */
    public List<Workflow> workflows(String plugin, ServiceContext context) {
        List<Workflow> own;
        try {
            own = plugins.plugin(plugin).workflows(context);
        } catch (MaintenanceException known) {
            throw known;
        } catch (RuntimeException | LinkageError broken) {
            throw new MaintenanceException(
                    Kind.FAILED,
                    "the plugin '" + plugin + "' (" + plugins.origin(plugin) + ") cannot tell its workflows: " + broken,
                    "Tell its author, or remove it.",
                    broken);
        }
        return own.stream().map(workflow -> withJoining(plugin, workflow)).toList();
    }

    /**
     * One workflow of a plugin for one service.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is none of this id; else as {@link #workflows}
     */
    public Workflow workflow(String plugin, String id, ServiceContext context) {
        List<Workflow> all = workflows(plugin, context);
        List<String> known = all.stream().map(Workflow::id).toList();
        return all.stream()
                .filter(workflow -> workflow.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new MaintenanceException(
                        Kind.USAGE,
                        "'" + id + "' cannot be asked of the service '" + context.service() + "' (plugin " + plugin
                                + ")" + Suggestion.phrase(id, known),
                        known.isEmpty()
                                ? "It can only be looked at."
                                : "What can be asked of it: " + String.join(", ", known) + "."));
    }

    private Workflow withJoining(String plugin, Workflow workflow) {
        Workflow joined = workflow;
        for (JoiningStep step : plugins.joiningSteps()) {
            try {
                if (step.joins(plugin, workflow.id())) {
                    joined = joined.withSteps(insert(joined.steps(), step));
                }
            } catch (RuntimeException | LinkageError broken) {
                String origin = plugins.originOfStep(step.id()).orElse("?");
                throw new MaintenanceException(
                        Kind.CONFIGURATION,
                        "the step '" + step.id() + "' (" + origin + ") cannot join '" + workflow.id() + "' of plugin '"
                                + plugin + "': " + broken.getMessage(),
                        "Remove the jar that it comes from, or tell its author.",
                        broken);
            }
        }
        return joined;
    }

    private static List<MaintenanceStep> insert(List<MaintenanceStep> steps, JoiningStep step) {
        List<MaintenanceStep> all = new ArrayList<>(steps);
        Phase phase = step.phase();
        int index = 0;
        while (index < all.size() && all.get(index).phase().compareTo(phase) <= 0) {
            index++;
        }
        all.add(index, step);
        return all;
    }
}
