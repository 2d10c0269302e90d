package io.servermanager.docker.update;

import io.servermanager.docker.compose.ImageReference;
import io.servermanager.docker.engine.ImageDetails;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pulls the images that the Compose file names while the service runs. Ends the run if nothing is new, unless the option
 * {@code force} is given.
 */
public final class PullImages implements MaintenanceStep {

    /**
     * What the references of the Compose file named before.
     *
     * @param tags one a reference
     */
    public record TagsBefore(List<TagBefore> tags) {}

    /**
     * What a reference named before.
     *
     * @param reference such as {@code jc21/nginx-proxy-manager:latest}
     * @param imageId the image's id; empty if it named none
     */
    public record TagBefore(String reference, String imageId) {}

    private final ManagedCompose.Source source;

    /** Pulls the images of the project of {@code source}. */
    public PullImages(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "pull-images";
    }

    @Override
    public String title() {
        return "Pull the new images";
    }

    @Override
    public Phase phase() {
        return Phase.FETCH;
    }

    @Override
    public Undo undoable() {
        return Undo.BY_UNDO;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("docker compose pull, while the service runs; if nothing is new, the update ends here");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact before = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        try (OpenProject project = OpenProject.of(source, context)) {
            context.remember(new TagsBefore(before.images().stream()
                    .map(ImageUse::reference)
                    .distinct()
                    .map(reference ->
                            new TagBefore(reference, imageId(project, reference).orElse("")))
                    .toList()));
            project.compose().named(before.project()).pull(before.services(), context::output);
            List<String> news = new ArrayList<>();
            for (ImageUse old : before.images()) {
                Optional<ImageDetails> now = project.engine().image(old.reference());
                if (now.isPresent() && !now.get().id().equals(old.imageId())) {
                    ImageUse current = new ImageUse(
                            old.service(),
                            old.reference(),
                            now.get().id(),
                            now.get().digests());
                    news.add(old.service());
                    context.report("old image of " + old.service(), name(old));
                    context.report("new image of " + old.service(), name(current));
                }
            }
            if (news.isEmpty() && !context.option("force")) {
                context.nothingToDo(nothingNew(before));
            }
        }
    }

    /** The references name again what they named before; what was pulled stays on the disk under its id. */
    @Override
    public void undo(StepContext context) {
        context.recall(TagsBefore.class).ifPresent(before -> {
            try (OpenProject project = OpenProject.of(source, context)) {
                before.tags().forEach(tag -> ImageTags.pointTo(project.engine(), tag.reference(), tag.imageId()));
            }
        });
    }

    private static Optional<String> imageId(OpenProject project, String reference) {
        return project.engine().image(reference).map(ImageDetails::id);
    }

    private static String name(ImageUse image) {
        return image.reference() + " "
                + (image.digests().isEmpty() ? image.imageId() : image.digests().get(0));
    }

    private static String nothingNew(ProjectFact before) {
        List<String> pinned = before.images().stream()
                .map(ImageUse::reference)
                .filter(reference -> ImageReference.parse(reference).isPinned())
                .distinct()
                .toList();
        return "Nothing new: all images are those that run"
                + (pinned.isEmpty()
                        ? ""
                        : "; " + String.join(", ", pinned) + " is pinned in the Compose file, which names it until it"
                                + " is edited");
    }
}
