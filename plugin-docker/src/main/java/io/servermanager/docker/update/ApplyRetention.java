package io.servermanager.docker.update;

import io.servermanager.engine.snapshot.KeptState;
import io.servermanager.engine.snapshot.Retention;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes the snapshots beyond those to be kept, and the pins of images that no snapshot needs. */
public final class ApplyRetention implements MaintenanceStep {

    private final ManagedCompose.Source source;

    /** Clears up behind the project of {@code source}. */
    public ApplyRetention(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "apply-retention";
    }

    @Override
    public String title() {
        return "Remove old snapshots";
    }

    @Override
    public Phase phase() {
        return Phase.FINISH;
    }

    @Override
    public Preview preview(StepContext context) {
        ManagedCompose settings = source.of(context);
        return Preview.of("keep the newest " + settings.snapshots().keep() + " snapshots and their images");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ManagedCompose settings = source.of(context);
        try (OpenProject project = OpenProject.of(source, context)) {
            Retention retention = Retention.ofNewest(settings.snapshots().keep());
            Instant now = context.clock().instant();
            for (Snapshot snapshot : retention.plan(project.snapshots().list(), Set.of(), now)) {
                context.activity("removing " + snapshot.path());
                project.snapshots().remove(snapshot);
                context.report("removed snapshot", snapshot.path().toString());
            }
            for (KeptState state : retention.planKept(project.snapshots().keptStates(), now)) {
                context.activity("removing " + state.path());
                project.snapshots().remove(state);
                context.report("removed failed state", state.path().toString());
            }
            Set<String> kept =
                    project.snapshots().list().stream().map(Snapshot::id).collect(Collectors.toSet());
            new ImagePins(project.engine(), context.service()).unpinAllBut(kept);
        }
    }
}
