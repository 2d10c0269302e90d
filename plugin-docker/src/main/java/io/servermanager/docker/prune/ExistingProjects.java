package io.servermanager.docker.prune;

import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.StoredImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Compose projects that exist, up or down. What belongs to them stays.
 *
 * @param names the names that they have or may have, with where they are
 * @param images the images that their Compose files name, with where
 * @param unreadable the Compose files that cannot be read, so that it is not known which images they name
 * @param elsewhere whether the engine may be on another host, so that nothing is known of directories there
 */
record ExistingProjects(
        Map<String, Path> names, Map<ImagePattern, Path> images, List<Path> unreadable, boolean elsewhere) {

    /** None at all. */
    static final ExistingProjects NONE = new ExistingProjects(Map.of(), Map.of(), List.of(), false);

    /** Nobody knows which. */
    static final ExistingProjects ELSEWHERE = new ExistingProjects(Map.of(), Map.of(), List.of(), true);

    ExistingProjects {
        names = Map.copyOf(names);
        images = Map.copyOf(images);
        unreadable = List.copyOf(unreadable);
    }

    /** Why an object with these labels stays: its project exists, or it cannot be known that it does not. */
    Optional<String> keep(ComposeLabels labels) {
        Optional<String> kept = keep(labels.labels());
        boolean nowhere =
                labels.project().isPresent() && labels.workingDirectory().isEmpty();
        return kept.isPresent() || !nowhere
                ? kept
                : Optional.of("belongs to the Compose project '"
                        + labels.project().get() + "', and where that is is not known");
    }

    /** Why an object with these labels stays: its project exists. */
    Optional<String> keep(Map<String, String> labels) {
        String project = labels.getOrDefault(ComposeLabels.PROJECT, "");
        if (elsewhere && !project.isEmpty()) {
            return Optional.of("belongs to the Compose project '" + project + "' on another host");
        }
        return Optional.ofNullable(names.get(project))
                .map(directory -> "belongs to the Compose project '" + project + "' in " + directory);
    }

    /** Why an image stays: a Compose file names it, or may name it. */
    Optional<String> keep(StoredImage image) {
        Optional<String> labelled = keep(image.labels());
        if (labelled.isPresent()) {
            return labelled;
        }
        for (String reference : image.references()) {
            for (Map.Entry<ImagePattern, Path> named : images.entrySet()) {
                if (named.getKey().matches(reference)) {
                    return Optional.of("is named in " + named.getValue());
                }
            }
        }
        if (elsewhere && !image.references().isEmpty()) {
            return Optional.of("may be named in a Compose file on another host");
        }
        return image.references().isEmpty() || unreadable.isEmpty()
                ? Optional.empty()
                : Optional.of("may be named in " + unreadable.get(0) + ", which cannot be read");
    }
}
