package io.servermanager.docker.update;

import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;

/** Restarts the containers as they are. */
public final class RestartContainers implements MaintenanceStep {

    private final ManagedCompose.Source source;

    /** Restarts the project of {@code source}. */
    public RestartContainers(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "restart-containers";
    }

    @Override
    public String title() {
        return "Restart the containers";
    }

    @Override
    public Phase phase() {
        return Phase.APPLY;
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("docker compose restart")
                .with(new Hazard(Hazard.Kind.DOWNTIME, "The service does not answer while its containers restart."));
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        try (OpenProject project = OpenProject.of(source, context)) {
            project.compose().named(before.project()).restart(before.services(), context::output);
        }
    }
}
