package io.servermanager.docker.prune;

import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.DockerStorage;
import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.Workflow;
import java.net.URI;
import java.util.function.Function;

/** The recipe for clearing away what a Docker Engine keeps and nothing uses. */
public final class CleanupWorkflow {

    private CleanupWorkflow() {}

    /** {@code cleanup}, of the engines that are reached so. */
    public static Workflow of(Function<URI, DockerEngine> engines, Function<URI, DockerStorage> storages) {
        OpenStorage.Source source = new OpenStorage.Source(engines, storages);
        SharedPlan plan = new SharedPlan(source);
        Workflow.Recipe recipe = Workflow.named("cleanup", "Remove what nothing uses")
                .confirm(context -> "Remove all that is listed?")
                .hazard(Hazard.Kind.IRREVERSIBLE, "What is removed cannot be brought back.");
        CleanupOptions.OPTIONS.forEach(recipe::option);
        recipe.then(new MeasureBefore(source, plan));
        for (ObjectKind kind : ObjectKind.values()) {
            recipe.then(new RemoveObjects(source, plan, kind));
        }
        return recipe.then(new MeasureAfter(source))
                .wayBack("What was removed is reported and cannot be brought back; 'server-manager cleanup docker"
                        + " --dry-run' shows what is still unused.")
                .orLeave();
    }
}
