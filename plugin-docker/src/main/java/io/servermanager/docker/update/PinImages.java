package io.servermanager.docker.update;

import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.util.List;

/** Gives the images in use a tag of ours, so that no clean-up takes the way back. */
public final class PinImages implements MaintenanceStep {

    /**
     * The snapshot that is going to be taken.
     *
     * @param snapshotId its id; the pins are named after it
     * @param imageIds the images that belong to it, in the order of their pins
     */
    public record Pinned(String snapshotId, List<String> imageIds) {}

    private final ManagedCompose.Source source;

    /** Pins the images of the project of {@code source}. */
    public PinImages(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "pin-images";
    }

    @Override
    public String title() {
        return "Keep the images in use";
    }

    @Override
    public Phase phase() {
        return Phase.BACKUP;
    }

    @Override
    public Undo undoable() {
        return Undo.BY_UNDO;
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("tag every image in use under server-manager-pin/" + context.service());
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        try (OpenProject project = OpenProject.of(source, context)) {
            List<String> imageIds =
                    before.images().stream().map(ImageUse::imageId).distinct().toList();
            Pinned pinned = new Pinned(project.snapshots().newId(), imageIds);
            context.remember(pinned);
            new ImagePins(project.engine(), context.service()).pin(pinned.snapshotId(), imageIds);
        }
    }

    @Override
    public void undo(StepContext context) {
        context.recall(Pinned.class).ifPresent(pinned -> {
            try (OpenProject project = OpenProject.of(source, context)) {
                new ImagePins(project.engine(), context.service()).unpin(pinned.snapshotId());
            }
        });
    }
}
