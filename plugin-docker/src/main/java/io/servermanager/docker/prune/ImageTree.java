package io.servermanager.docker.prune;

import io.servermanager.docker.engine.StoredImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Images and what they were built on, as far as the engine knows. */
final class ImageTree {

    private final Map<String, StoredImage> byId = new HashMap<>();
    private final Set<String> parents = new HashSet<>();

    ImageTree(List<StoredImage> images) {
        for (StoredImage image : images) {
            byId.put(image.id(), image);
            image.parent().ifPresent(parents::add);
        }
    }

    /**
     * The images that may go and on which none that stays was built, those built on others first. Layers between two
     * images are not among them: they go with the image.
     */
    List<StoredImage> withoutAncestorsOfOthers(Predicate<StoredImage> mayGo) {
        Set<String> needed = new HashSet<>();
        List<StoredImage> going = new ArrayList<>();
        for (StoredImage image : byId.values()) {
            boolean between = image.references().isEmpty() && parents.contains(image.id());
            if (!mayGo.test(image)) {
                needed.addAll(ancestors(image));
            } else if (!between) {
                going.add(image);
            }
        }
        going.removeIf(image -> needed.contains(image.id()));
        going.sort(
                Comparator.comparingInt((StoredImage image) -> -ancestors(image).size())
                        .thenComparing(StoredImage::id));
        return going;
    }

    private Set<String> ancestors(StoredImage image) {
        Set<String> ancestors = new HashSet<>();
        StoredImage at = image;
        while (at != null
                && at.parent().isPresent()
                && ancestors.add(at.parent().get())) {
            at = byId.get(at.parent().get());
        }
        return ancestors;
    }
}
