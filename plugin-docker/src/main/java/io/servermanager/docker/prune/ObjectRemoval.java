package io.servermanager.docker.prune;

import io.servermanager.docker.engine.DockerStorage;
import io.servermanager.docker.engine.ImageDetails;
import io.servermanager.docker.engine.Inventory;
import io.servermanager.docker.engine.Removal;
import io.servermanager.docker.engine.StoredImage;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes one object. */
final class ObjectRemoval {

    private final OpenStorage open;
    private final Inventory now;
    private final StepContext context;

    ObjectRemoval(OpenStorage open, Inventory now, StepContext context) {
        this.open = open;
        this.now = now;
        this.context = context;
    }

    Removal remove(Candidate object) {
        DockerStorage storage = open.storage();
        return switch (object.kind()) {
            case CONTAINERS -> storage.removeContainer(object.id());
            case IMAGES ->
                now.images().stream()
                        .filter(image -> image.id().equals(object.id()))
                        .findFirst()
                        .map(this::removeImage)
                        .orElse(Removal.ABSENT);
            case VOLUMES -> storage.removeVolume(object.id());
            case NETWORKS -> storage.removeNetwork(object.id());
            case BUILD_CACHE -> storage.removeCacheRecord(object.id(), sinceAgreed());
        };
    }

    private Duration sinceAgreed() {
        Instant agreed = context.recalled(MeasureBefore.class, Agreed.class).at();
        return Duration.between(agreed, context.clock().instant());
    }

    /**
     * By its id, which no other image can take over meanwhile. The engine refuses that to an image with several
     * references: all but one are taken away before, and put back if the image stays in the end.
     */
    private Removal removeImage(StoredImage image) {
        List<String> taken = new ArrayList<>();
        for (String reference : allButFirst(image.references())) {
            Optional<String> named = open.engine().image(reference).map(ImageDetails::id);
            if (named.filter(image.id()::equals).isEmpty()) {
                continue;
            }
            Removal untagged = open.storage().removeImage(reference);
            if (untagged.result() == Removal.Result.REFUSED) {
                return putBack(image, taken, untagged);
            }
            if (!reference.contains("@")) {
                taken.add(reference);
            }
        }
        return putBack(image, taken, open.storage().removeImage(image.id()));
    }

    /** All but the first, and but those that the engine takes away with it: the digests of its repository. */
    private static List<String> allButFirst(List<String> references) {
        return references.stream()
                .skip(1)
                .filter(reference ->
                        !reference.contains("@") || !repository(reference).equals(repository(references.get(0))))
                .toList();
    }

    private static String repository(String reference) {
        int end = reference.contains("@") ? reference.indexOf('@') : reference.lastIndexOf(':');
        return end < 0 ? reference : reference.substring(0, end);
    }

    private Removal putBack(StoredImage image, List<String> taken, Removal removal) {
        if (removal.result() == Removal.Result.REFUSED) {
            for (String reference : taken) {
                int colon = reference.lastIndexOf(':');
                open.engine().tag(image.id(), reference.substring(0, colon), reference.substring(colon + 1));
            }
        }
        return removal;
    }
}
