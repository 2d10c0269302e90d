package io.servermanager.docker.update;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState;
import io.servermanager.docker.verify.Baseline;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;

/** Waits until the containers have settled and all is true again that was true before. Reports the downtime. */
public final class WaitUntilHealthy implements MaintenanceStep {

    private final ManagedCompose.Source source;
    private final boolean everythingMustRun;

    /** Waits for the project of {@code source} to be at least as well as it was. */
    public WaitUntilHealthy(ManagedCompose.Source source) {
        this(source, false);
    }

    private WaitUntilHealthy(ManagedCompose.Source source, boolean everythingMustRun) {
        this.source = source;
        this.everythingMustRun = everythingMustRun;
    }

    /** The same for a service that may have been broken before: every container must run in any case. */
    public WaitUntilHealthy afterTrouble() {
        return new WaitUntilHealthy(source, true);
    }

    @Override
    public String id() {
        return "wait-until-healthy";
    }

    @Override
    public String title() {
        return "Wait until the service is well";
    }

    @Override
    public Phase phase() {
        return Phase.VERIFY;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(3);
    }

    @Override
    public Preview preview(StepContext context) {
        ManagedCompose settings = source.of(context);
        return Preview.of("containers run, are healthy and stay so for "
                + settings.verify().settle().toSeconds() + " s; ports and addresses answer as before; at most "
                + settings.verify().timeout().toSeconds() + " s");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        try (OpenProject project = OpenProject.of(source, context)) {
            Baseline baseline = everythingMustRun ? allRunning(before.baseline()) : before.baseline();
            Wellbeing.await(context, project, before.project(), baseline);
        }
    }

    private static Baseline allRunning(Baseline baseline) {
        return new Baseline(
                baseline.containers().stream()
                        .map(container -> new Baseline.Container(
                                container.service(),
                                container.number(),
                                container.id(),
                                ContainerState.RUNNING,
                                container.running() ? container.health() : HealthState.Verdict.NONE,
                                container.startedAt(),
                                container.restarts()))
                        .toList(),
                baseline.ports(),
                baseline.urls());
    }
}
