package io.servermanager.docker.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The images of a {@link FakeEngine}. */
final class FakeImages {

    private final Map<String, ImageDetails> byId = new LinkedHashMap<>();

    List<ImageDetails> all() {
        return List.copyOf(byId.values());
    }

    void add(ImageDetails image) {
        image.tags().forEach(this::takeAway);
        byId.put(image.id(), image);
    }

    Optional<ImageDetails> find(String image) {
        boolean tagged = image.substring(image.lastIndexOf('/') + 1).contains(":");
        String reference = tagged || image.contains("@") ? image : image + ":latest";
        return byId.values().stream()
                .filter(candidate -> candidate.id().equals(image)
                        || candidate.tags().contains(reference)
                        || candidate.digests().contains(reference))
                .findFirst();
    }

    /** Removes an image by its id. */
    void remove(String id) {
        byId.remove(id);
    }

    void tag(ImageDetails image, String reference) {
        takeAway(reference);
        ImageDetails present = byId.getOrDefault(image.id(), image);
        List<String> tags = new ArrayList<>(present.tags());
        tags.add(reference);
        byId.put(image.id(), withReferences(present, tags, present.digests()));
    }

    Untagging untag(String reference, Set<String> used) {
        Optional<ImageDetails> found = byId.values().stream()
                .filter(image -> image.tags().contains(reference))
                .findFirst();
        if (found.isEmpty()) {
            return Untagging.NOTHING;
        }
        ImageDetails image = found.get();
        if (image.tags().size() == 1 && used.contains(image.id())) {
            return Untagging.IN_USE;
        }
        takeAway(reference);
        if (image.tags().size() > 1) {
            return new Untagging(List.of(reference), List.of(), false);
        }
        byId.remove(image.id());
        return new Untagging(List.of(reference), List.of(image.id()), false);
    }

    private void takeAway(String reference) {
        byId.replaceAll((id, image) -> {
            if (!image.tags().contains(reference)) {
                return image;
            }
            List<String> tags = new ArrayList<>(image.tags());
            tags.remove(reference);
            return withReferences(image, tags, image.digests());
        });
    }

    private static ImageDetails withReferences(ImageDetails image, List<String> tags, List<String> digests) {
        return new ImageDetails(
                image.id(),
                tags,
                digests,
                image.created(),
                image.size(),
                image.environment(),
                image.labels(),
                image.healthCheck());
    }
}
