package io.servermanager.docker.update;

import io.servermanager.docker.compose.ComposeConfig;
import io.servermanager.docker.compose.ImageReference;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.ImageDetails;
import io.servermanager.docker.verify.Baseline;
import io.servermanager.engine.snapshot.Survey;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Is all there, can all be kept, is there room? Remembers what the project was as a {@link ProjectFact}. Refuses what
 * could not be taken back.
 */
public final class CheckPrerequisites implements MaintenanceStep {

    private final ManagedCompose.Source source;
    private final boolean mustRun;
    private final boolean snapshotFollows;

    /** Checks the project of {@code source}; refuses if no container of it runs. */
    public CheckPrerequisites(ManagedCompose.Source source) {
        this(source, true, true);
    }

    private CheckPrerequisites(ManagedCompose.Source source, boolean mustRun, boolean snapshotFollows) {
        this.source = source;
        this.mustRun = mustRun;
        this.snapshotFollows = snapshotFollows;
    }

    /** The same checks for what may be asked of a service that is down. */
    public CheckPrerequisites evenIfDown() {
        return new CheckPrerequisites(source, false, snapshotFollows);
    }

    /** Without what only a snapshot needs: room for it, and that all can be put into it. */
    public CheckPrerequisites withoutSnapshot() {
        return new CheckPrerequisites(source, mustRun, false);
    }

    @Override
    public String id() {
        return "check-prerequisites";
    }

    @Override
    public String title() {
        return "Check that all is there";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(source, context)) {
            Found found = look(project);
            List<String> lines = new ArrayList<>();
            lines.add("Compose project '" + found.name + "' in "
                    + project.settings().directory() + ", " + found.containers.size() + " container(s)");
            found.images.forEach(
                    image -> lines.add(image.service() + ": " + image.reference() + " (" + image.shortName() + ")"));
            found.parts.forEach(part -> lines.add("outside the directory, kept as well: " + part.path()));
            Preview preview = new Preview(lines, List.of(), "").basedOn(fingerprint(found));
            for (ImageUse image : found.images) {
                if (ImageReference.parse(image.reference()).isPinned()) {
                    preview = preview.with(new Hazard(
                            Hazard.Kind.NOTICE,
                            "The image " + image.reference() + " of '" + image.service()
                                    + "' is pinned: nothing will change for it until the Compose file names another."));
                }
            }
            for (String lost : found.survey.map(Survey::losses).orElse(List.of())) {
                preview = preview.with(new Hazard(Hazard.Kind.NOTICE, lost));
            }
            Preview complete = preview;
            return shortage(found, project)
                    .map(missing -> new Hazard(Hazard.Kind.NOTICE, "This will be refused. " + missing))
                    .map(complete::with)
                    .orElse(complete);
        }
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(source, context)) {
            Found found = look(project);
            shortage(found, project).ifPresent(shortage -> {
                throw new MaintenanceException(
                        Kind.PRECONDITION,
                        shortage,
                        "Free space there, or set 'snapshots: {directory: ...}' of the service to a larger disk.");
            });
            context.activity("looking how the service is now");
            Baseline baseline = project.baseline(found.name);
            context.remember(new ProjectFact(
                    found.name,
                    found.containers.stream()
                            .filter(OpenProject::runs)
                            .map(ContainerDetails::service)
                            .distinct()
                            .sorted()
                            .toList(),
                    found.containers.stream().map(ContainerDetails::id).toList(),
                    found.images,
                    found.parts,
                    baseline));
        }
    }

    private static Optional<String> shortage(Found found, OpenProject project) {
        return found.survey.flatMap(survey -> new Room(project).shortage(survey, found.images));
    }

    private Found look(OpenProject project) throws InterruptedException {
        project.compose().requireInstalled();
        project.compose().requireCompose();
        ComposeConfig config = project.compose().config();
        String name = project.compose().name();
        List<ContainerDetails> containers = project.containers();
        if (mustRun && containers.stream().noneMatch(OpenProject::runs)) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "No container of '" + name + "' in " + project.settings().directory() + " runs",
                    "Start it with 'docker compose up -d' there and look whether it works; then update it.");
        }
        List<ImageUse> images = images(project, config, containers);
        if (!snapshotFollows) {
            return new Found(name, containers, images, List.of(), Optional.empty());
        }
        images.forEach(CheckPrerequisites::refuseForeignDigest);
        List<ProjectFact.PartFact> parts = new MountedParts(project.settings(), project.engine()).of(containers);
        return new Found(
                name, containers, images, parts, Optional.of(project.snapshots().survey(Parts.of(parts))));
    }

    private static List<ImageUse> images(OpenProject project, ComposeConfig config, List<ContainerDetails> containers) {
        List<ImageUse> images = new ArrayList<>();
        for (ContainerDetails container : containers) {
            String reference = Optional.ofNullable(config.services().get(container.service()))
                    .flatMap(ComposeConfig.Service::image)
                    .orElse(container.image());
            List<String> digests = project.engine()
                    .image(container.imageId())
                    .map(ImageDetails::digests)
                    .orElse(List.of());
            ImageUse use = new ImageUse(container.service(), reference, container.imageId(), digests);
            if (!images.contains(use)) {
                images.add(use);
            }
        }
        return images;
    }

    /** A reference by digest cannot be made to name another image: there would be no way back. */
    private static void refuseForeignDigest(ImageUse use) {
        if (use.reference().contains("@") && !use.digests().contains(withoutTag(use.reference()))) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "The Compose file names " + use.reference() + " for '" + use.service()
                            + "', but its container runs another image, and a digest cannot be rolled back",
                    "Name the image by a tag, or bring the service up by hand first.");
        }
    }

    private static String withoutTag(String reference) {
        int at = reference.indexOf('@');
        int colon = reference.lastIndexOf(':', at);
        return colon > reference.lastIndexOf('/', at)
                ? reference.substring(0, colon) + reference.substring(at)
                : reference;
    }

    private static String fingerprint(Found found) {
        StringBuilder text = new StringBuilder(found.name);
        found.containers.stream()
                .sorted(Comparator.comparing(ContainerDetails::name))
                .forEach(container -> text.append('\n')
                        .append(container.id())
                        .append(' ')
                        .append(container.imageId())
                        .append(' ')
                        .append(container.state() == ContainerState.EXITED));
        found.images.forEach(image -> text.append('\n').append(image));
        found.parts.forEach(part -> text.append('\n').append(part));
        return text.toString();
    }

    private record Found(
            String name,
            List<ContainerDetails> containers,
            List<ImageUse> images,
            List<ProjectFact.PartFact> parts,
            Optional<Survey> survey) {}
}
