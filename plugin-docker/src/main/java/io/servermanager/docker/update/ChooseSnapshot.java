package io.servermanager.docker.update;

import io.servermanager.docker.engine.ImageDetails;
import io.servermanager.engine.snapshot.Progress;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.SnapshotSource.State;
import io.servermanager.spi.StepContext;
import java.util.List;
import java.util.Optional;

/** Finds the snapshot to go back to, the newest that is complete or the one named by the option {@code to}; checks it. */
public final class ChooseSnapshot implements MaintenanceStep {

    /**
     * The chosen snapshot.
     *
     * @param snapshotId its id
     */
    public record Chosen(String snapshotId) {}

    private final ManagedCompose.Source source;

    /** Chooses from the snapshots of the project of {@code source}. */
    public ChooseSnapshot(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "choose-snapshot";
    }

    @Override
    public String title() {
        return "Check the snapshot";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(source, context)) {
            Snapshot snapshot = choose(context, project);
            Preview preview = Preview.of("go back to snapshot " + snapshot.id() + " in " + snapshot.path());
            return SnapshotContents.of(snapshot).isPresent()
                    ? preview
                    : preview.with(new Hazard(
                            Hazard.Kind.NOTICE,
                            "This snapshot was not made by this program: it may be incomplete, and the images stay as"
                                    + " they are."));
        }
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(source, context)) {
            Snapshot snapshot = choose(context, project);
            if (snapshot.state() == State.COMPLETE) {
                context.activity("reading " + snapshot.path());
                List<String> problems = project.snapshots().verify(snapshot, Progress.NONE);
                if (!problems.isEmpty()) {
                    throw new MaintenanceException(
                            Kind.DAMAGED,
                            "The snapshot " + snapshot.id() + " is damaged: " + problems.get(0),
                            "Choose another one with --to; 'server-manager snapshots list' shows them.");
                }
            }
            for (ImageUse image :
                    SnapshotContents.of(snapshot).map(SnapshotContents::images).orElse(List.of())) {
                requireImage(project, image);
            }
            context.remember(new Chosen(snapshot.id()));
            context.report("snapshot to go back to", snapshot.path().toString());
        }
    }

    private static void requireImage(OpenProject project, ImageUse image) {
        Optional<ImageDetails> found = project.engine().image(image.imageId());
        if (found.isEmpty()) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "The image " + image.imageId() + " of '" + image.service()
                            + "' that belongs to the snapshot is not on this host any more",
                    image.digests().isEmpty()
                            ? "Load it with 'docker load', or restore the files by hand."
                            : "Run 'docker pull " + image.digests().get(0) + "' and try again.");
        }
    }

    private static Snapshot choose(StepContext context, OpenProject project) throws InterruptedException {
        List<Snapshot> all = project.snapshots().list();
        Optional<String> wanted = Optional.ofNullable(context.options().get("to"));
        Optional<Snapshot> found = wanted.isPresent()
                ? all.stream()
                        .filter(snapshot -> snapshot.id().equals(wanted.get())
                                || snapshot.path().toString().equals(wanted.get())
                                || snapshot.id().endsWith("." + wanted.get()))
                        .findFirst()
                : all.stream()
                        .filter(snapshot -> snapshot.state() == State.COMPLETE)
                        .findFirst();
        Snapshot snapshot = found.orElseThrow(() -> new MaintenanceException(
                wanted.isPresent() ? Kind.USAGE : Kind.PRECONDITION,
                wanted.map(id -> "There is no snapshot '" + id + "' of '" + context.service() + "'")
                        .orElse("There is no complete snapshot of '" + context.service() + "' to go back to"),
                "'server-manager snapshots list' shows what there is."));
        if (snapshot.state() == State.INCOMPLETE || snapshot.state() == State.DAMAGED) {
            throw new MaintenanceException(
                    Kind.DAMAGED,
                    "The snapshot " + snapshot.id() + " is "
                            + (snapshot.state() == State.DAMAGED ? "damaged" : "incomplete"),
                    "Choose another one with --to; 'server-manager snapshots list' shows them.");
        }
        return snapshot;
    }
}
