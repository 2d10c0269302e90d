package io.servermanager.docker.prune;

import io.servermanager.docker.engine.Inventory;
import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.docker.engine.StoredContainer;
import io.servermanager.docker.engine.StoredImage;
import io.servermanager.docker.engine.StoredNetwork;
import io.servermanager.docker.engine.StoredVolume;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at an object at the moment of its removal: whether it is still what was agreed to, and still unused. */
final class LastLook {

    private final Inventory now;
    private final Function<String, Optional<Instant>> finished;
    private final ReasonsToStay reasons;
    private final Set<String> namedVolumes;

    /**
     * A look.
     *
     * @param now what there is now
     * @param finished tells when a container ended, if it ever ran
     * @param namedVolumes the volumes that were named one by one
     */
    LastLook(
            Inventory now,
            Function<String, Optional<Instant>> finished,
            ExistingProjects projects,
            Set<String> namedVolumes) {
        this.finished = finished;
        this.now = now;
        this.namedVolumes = namedVolumes;
        this.reasons = new ReasonsToStay(now, projects, Set.of());
    }

    /** A phrase that follows its name; nothing when it may go, or has gone. */
    Optional<String> reasonToKeep(Candidate object) {
        return switch (object.kind()) {
            case CONTAINERS ->
                find(now.containers(), StoredContainer::id, object)
                        .flatMap(container -> reasons.of(container).or(() -> ranMeanwhile(object)));
            case IMAGES ->
                find(now.images(), StoredImage::id, object)
                        .flatMap(image -> reasons.of(image).or(() -> newReference(image, object)));
            case VOLUMES ->
                find(now.volumes(), StoredVolume::name, object)
                        .flatMap(volume -> reasons.of(volume, namedVolumes.contains(volume.name()))
                                .or(() -> madeAnew(volume, object)));
            case NETWORKS -> find(now.networks(), StoredNetwork::id, object).flatMap(reasons::of);
            // The engine itself looks whether a build has used a record since.
            case BUILD_CACHE -> Optional.empty();
        };
    }

    private static <T> Optional<T> find(Collection<T> all, Function<T, String> id, Candidate object) {
        return all.stream()
                .filter(candidate -> id.apply(candidate).equals(object.id()))
                .findFirst();
    }

    private Optional<String> ranMeanwhile(Candidate object) {
        Optional<Instant> ended = finished.apply(object.id());
        return ended.isEmpty() || ended.equals(object.since()) ? Optional.empty() : Optional.of("has run meanwhile");
    }

    private static Optional<String> newReference(StoredImage image, Candidate object) {
        List<String> agreed = Arrays.asList(object.name().split(" "));
        return image.tags().stream()
                .filter(tag -> !agreed.contains(tag))
                .findFirst()
                .map(tag -> "has got the tag " + tag + " meanwhile");
    }

    private static Optional<String> madeAnew(StoredVolume volume, Candidate object) {
        return volume.created().equals(object.since()) ? Optional.empty() : Optional.of("was made anew meanwhile");
    }

    static boolean isThere(ObjectKind kind, String id, Inventory inventory) {
        Stream<String> ids = switch (kind) {
            case CONTAINERS -> inventory.containers().stream().map(StoredContainer::id);
            case IMAGES -> inventory.images().stream().map(StoredImage::id);
            case VOLUMES -> inventory.volumes().stream().map(StoredVolume::name);
            case NETWORKS -> inventory.networks().stream().map(StoredNetwork::id);
            case BUILD_CACHE -> Stream.empty();
        };
        return ids.anyMatch(id::equals);
    }
}
