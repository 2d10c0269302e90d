package io.servermanager.docker.prune;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.Inventory;
import io.servermanager.docker.engine.StoredContainer;
import io.servermanager.docker.engine.StoredImage;
import io.servermanager.docker.engine.StoredNetwork;
import io.servermanager.docker.engine.StoredVolume;
import io.servermanager.docker.update.ImagePins;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Says why an object must stay, whatever is asked for: a phrase that follows its name; nothing when it may go. */
final class ReasonsToStay {

    private static final Set<ContainerState> ENDED =
            Set.of(ContainerState.CREATED, ContainerState.EXITED, ContainerState.DEAD);

    private final ExistingProjects projects;
    private final Map<String, String> imageUsers = new HashMap<>();
    private final Map<String, String> volumeUsers = new HashMap<>();
    private final Map<String, String> networkUsers = new HashMap<>();

    /**
     * The reasons at one moment.
     *
     * @param going the ids of containers that are removed before anything else, so that what they use does not stay for
     *     them
     */
    ReasonsToStay(Inventory inventory, ExistingProjects projects, Set<String> going) {
        this.projects = projects;
        for (StoredContainer container : inventory.containers()) {
            if (!going.contains(container.id())) {
                imageUsers.put(container.imageId(), container.name());
                imageUsers.put(container.image(), container.name());
                container.volumes().forEach(volume -> volumeUsers.put(volume, container.name()));
                container.networks().forEach(network -> networkUsers.put(network, container.name()));
            }
        }
    }

    Optional<String> of(StoredContainer container) {
        return ENDED.contains(container.state())
                ? projects.keep(container.compose())
                : Optional.of("is " + container.state());
    }

    Optional<String> of(StoredImage image) {
        return first(
                used(imageUsers, image.id()),
                () -> image.references().stream()
                        .flatMap(reference -> used(imageUsers, reference).stream())
                        .findFirst(),
                () -> image.tags().stream()
                        .filter(ImagePins::isPin)
                        .findFirst()
                        .map(pin -> "is needed by a snapshot (" + pin + ")"),
                () -> projects.keep(image));
    }

    /** @param named whether it was named one by one: then it does not stay for a project that does not use it */
    Optional<String> of(StoredVolume volume, boolean named) {
        Optional<String> user = used(volumeUsers, volume.name());
        return named ? user : first(user, () -> projects.keep(volume.labels()));
    }

    Optional<String> of(StoredNetwork network) {
        return first(
                network.madeByHand() ? Optional.empty() : Optional.of("is the engine's own"),
                () -> used(networkUsers, network.id()),
                () -> used(networkUsers, network.name()),
                () -> projects.keep(network.labels()));
    }

    private static Optional<String> used(Map<String, String> users, String id) {
        return Optional.ofNullable(users.get(id)).map(user -> "is used by the container " + user);
    }

    @SafeVarargs
    private static Optional<String> first(Optional<String> reason, Supplier<Optional<String>>... others) {
        Optional<String> found = reason;
        for (Supplier<Optional<String>> other : others) {
            found = found.or(other);
        }
        return found;
    }
}
