package io.servermanager.mailcow.update;

import io.servermanager.docker.compose.ComposeConfig;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState;
import io.servermanager.docker.update.CheckPrerequisites;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.docker.update.ProjectFact;
import io.servermanager.docker.update.Wellbeing;
import io.servermanager.docker.verify.Baseline;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Waits until every service of the Compose file runs, from the image that the file names, and stays so; what the new
 * version has no more is not missed.
 */
final class WaitForContainers implements ResumableStep {

    @Override
    public String id() {
        return "wait-for-containers";
    }

    @Override
    public String title() {
        return "Wait until all containers are well";
    }

    @Override
    public Phase phase() {
        return Phase.VERIFY;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("all services of the Compose file run, are healthy and stay so; ports answer as before");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            ComposeConfig config = project.compose().config();
            Optional<Instant> well =
                    Wellbeing.await(context, project, before.project(), wanted(before.baseline(), config));
            requireImages(project.containers(), config);
            context.recall(RunUpdateScript.class, RunUpdateScript.Down.class)
                    .map(down -> Duration.between(
                            down.since(), well.orElse(context.clock().instant())))
                    .ifPresent(downtime -> context.report("downtime", downtime.toSeconds() + " s"));
        }
    }

    /** What was true before, of the services that there are now; and that all of these run. */
    static Baseline wanted(Baseline before, ComposeConfig config) {
        List<Baseline.Container> containers = new ArrayList<>();
        for (String service : config.services().keySet().stream().sorted().toList()) {
            List<Baseline.Container> known = before.containers().stream()
                    .filter(container -> container.service().equals(service))
                    .toList();
            if (known.stream().anyMatch(Baseline.Container::running)) {
                containers.addAll(known);
            } else {
                containers.add(new Baseline.Container(
                        service, 1, "", ContainerState.RUNNING, HealthState.Verdict.NONE, "", 0));
            }
        }
        return new Baseline(
                containers,
                before.ports().stream()
                        .filter(port -> config.services().containsKey(port.service()))
                        .toList(),
                before.urls());
    }

    private static void requireImages(List<ContainerDetails> containers, ComposeConfig config) {
        for (ContainerDetails container : containers) {
            Optional<String> wanted = Optional.ofNullable(config.services().get(container.service()))
                    .flatMap(ComposeConfig.Service::image);
            if (wanted.filter(image -> !image.equals(container.image())).isPresent()) {
                throw new MaintenanceException(
                        Kind.FAILED,
                        "Container " + container.name() + " runs " + container.image() + ", and the Compose file names "
                                + wanted.get(),
                        "Run 'docker compose up -d' in Mailcow's directory.");
            }
        }
    }
}
