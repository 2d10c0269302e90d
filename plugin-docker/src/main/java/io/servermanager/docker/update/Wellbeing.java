package io.servermanager.docker.update;

import io.servermanager.docker.verify.Baseline;
import io.servermanager.docker.verify.BaselineCheck;
import io.servermanager.docker.verify.Deviation;
import io.servermanager.docker.verify.Pace;
import io.servermanager.docker.verify.Settling;
import io.servermanager.docker.verify.SettlingLimits;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Waits until a service is at least as well as it was before, and measures for how long it was not. For the VERIFY steps
 * of all services that are Compose projects.
 */
public final class Wellbeing {

    private final StepContext context;
    private final OpenProject project;
    private final String composeName;
    private final Baseline before;
    private final Pace pace;

    private Wellbeing(StepContext context, OpenProject project, String composeName, Baseline before, Pace pace) {
        this.context = context;
        this.project = project;
        this.composeName = composeName;
        this.before = before;
        this.pace = pace;
    }

    /**
     * Waits until the containers have settled and all is true again that was true before, as long as the settings of the
     * project allow. Reports the downtime if {@link TakeSnapshot} stopped the service.
     *
     * @param composeName the Compose project's name
     * @param before what must be true again
     * @return since when the service was well; empty if that was not seen
     * @throws MaintenanceException of kind {@code FAILED} or {@code TIMEOUT} if it is not well, {@code STOPPED} when the
     *     person asked to stop
     */
    public static Optional<Instant> await(StepContext context, OpenProject project, String composeName, Baseline before)
            throws InterruptedException {
        return new Wellbeing(context, project, composeName, before, Pace.of(context)).await();
    }

    /** For what takes something back: nobody can stop it. */
    static void awaitUnstoppably(StepContext context, OpenProject project, ProjectFact before)
            throws InterruptedException {
        new Wellbeing(context, project, before.project(), before.baseline(), Pace.unstoppable(context)).await();
    }

    private Optional<Instant> await() throws InterruptedException {
        try (DowntimeMeter meter = DowntimeMeter.start(() -> deviations().isEmpty(), context.clock())) {
            new Settling(project.engine(), project.commands())
                    .await(
                            composeName,
                            before,
                            SettlingLimits.of(project.settings().verify())
                                    .forgivingUnhealthy(project.settings().unhealthyGrace()),
                            pace,
                            context::activity);
            context.activity("comparing with what was true before");
            List<Deviation> left = BaselineCheck.await(
                    before,
                    () -> project.baseline(composeName),
                    project.settings().verify().timeout(),
                    pace);
            if (!left.isEmpty()) {
                throw new MaintenanceException(
                        Kind.FAILED,
                        left.stream().map(Deviation::sentence).collect(Collectors.joining("; ")),
                        "Look at the logs of the containers.");
            }
            Optional<Duration> downtime = context.recall(TakeSnapshot.class, TakeSnapshot.Stopping.class)
                    .flatMap(stopping -> meter.wellSince().map(well -> Duration.between(stopping.at(), well)));
            downtime.ifPresent(duration -> context.report("downtime", seconds(duration)));
            return meter.wellSince();
        }
    }

    private List<Deviation> deviations() throws InterruptedException {
        return BaselineCheck.compare(before, project.baseline(composeName));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
