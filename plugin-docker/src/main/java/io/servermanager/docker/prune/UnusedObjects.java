package io.servermanager.docker.prune;

import io.servermanager.docker.engine.CacheRecord;
import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.Inventory;
import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.docker.engine.StoredContainer;
import io.servermanager.docker.engine.StoredImage;
import io.servermanager.docker.engine.StoredNetwork;
import io.servermanager.docker.engine.StoredVolume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what nothing uses, in the order in which it can be removed. */
final class UnusedObjects {

    private final Survey survey;
    private final Inventory inventory;
    private final CleanupOptions options;
    private final ReasonsToStay asItIs;

    private UnusedObjects(Survey survey, CleanupOptions options) {
        this.survey = survey;
        this.inventory = survey.inventory();
        this.options = options;
        this.asItIs = new ReasonsToStay(inventory, survey.projects(), Set.of());
    }

    /** All that may go. A greater minimum age never adds anything. */
    static List<Candidate> of(Survey survey, CleanupOptions options) {
        return new UnusedObjects(survey, options).find();
    }

    private List<Candidate> find() {
        List<Candidate> containers = options.kinds().contains(ObjectKind.CONTAINERS) ? containers() : List.of();
        Set<String> going = containers.stream().map(Candidate::id).collect(Collectors.toSet());
        ReasonsToStay reasons = new ReasonsToStay(inventory, survey.projects(), going);
        List<Candidate> all = new ArrayList<>(containers);
        if (options.kinds().contains(ObjectKind.IMAGES)) {
            all.addAll(images(reasons));
        }
        if (options.kinds().contains(ObjectKind.VOLUMES)) {
            all.addAll(volumes(reasons));
        }
        if (options.kinds().contains(ObjectKind.NETWORKS)) {
            all.addAll(networks(reasons));
        }
        if (options.kinds().contains(ObjectKind.BUILD_CACHE)) {
            all.addAll(buildCache());
        }
        return all;
    }

    private List<Candidate> containers() {
        return inventory.containers().stream()
                .filter(container -> asItIs.of(container).isEmpty())
                .map(this::container)
                .filter(this::oldEnough)
                .toList();
    }

    private Candidate container(StoredContainer container) {
        Optional<Instant> finished = Optional.ofNullable(survey.finished().get(container.id()));
        boolean never = container.state() == ContainerState.CREATED && finished.isEmpty();
        String project = container
                .compose()
                .project()
                .map(name -> ", and the directory of its Compose project '" + name + "' is gone")
                .orElse("");
        return candidate(
                ObjectKind.CONTAINERS,
                container.id(),
                container.name(),
                finished.or(() -> Optional.of(container.created())),
                (never ? "was never started" : "does not run") + project);
    }

    private List<Candidate> images(ReasonsToStay reasons) {
        ImageTree tree = new ImageTree(inventory.images());
        List<StoredImage> removable =
                tree.withoutAncestorsOfOthers(image -> reasons.of(image).isEmpty()
                        && (image.tags().isEmpty() || !options.danglingOnly())
                        && oldEnough(Optional.of(image.created())));
        return removable.stream()
                .map(image -> candidate(
                        ObjectKind.IMAGES,
                        image.id(),
                        name(image),
                        Optional.of(image.created()),
                        (image.tags().isEmpty() ? "has no tag, and " : "") + user(asItIs.of(image))))
                .toList();
    }

    private static String name(StoredImage image) {
        String shortId = image.id().replaceFirst("^sha256:", "");
        List<String> names = image.tags().isEmpty() ? image.digests() : image.tags();
        return names.isEmpty() ? shortId.substring(0, Math.min(12, shortId.length())) : String.join(" ", names);
    }

    private List<Candidate> volumes(ReasonsToStay reasons) {
        List<Candidate> unused = new ArrayList<>();
        for (StoredVolume volume : inventory.volumes()) {
            boolean named = options.namedVolumes().contains(volume.name());
            boolean anonymous = options.anonymousVolumes()
                    && volume.anonymous()
                    && !volume.labels().containsKey(ComposeLabels.PROJECT);
            if ((named || anonymous) && reasons.of(volume, named).isEmpty()) {
                unused.add(candidate(
                        ObjectKind.VOLUMES,
                        volume.name(),
                        volume.name(),
                        volume.created(),
                        (named ? "was named, and " : "has no name, and ") + user(asItIs.of(volume, named))));
            }
        }
        return unused.stream().filter(this::oldEnough).toList();
    }

    private List<Candidate> networks(ReasonsToStay reasons) {
        return inventory.networks().stream()
                .filter(network -> reasons.of(network).isEmpty())
                .map(this::network)
                .filter(this::oldEnough)
                .toList();
    }

    private Candidate network(StoredNetwork network) {
        return candidate(
                ObjectKind.NETWORKS, network.id(), network.name(), network.created(), user(asItIs.of(network)));
    }

    private List<Candidate> buildCache() {
        return survey.usage().buildCache().stream()
                .filter(item -> !item.inUse())
                // A record rests on older ones.
                .sorted(Comparator.comparing(
                                (CacheRecord item) -> item.created().orElse(Instant.EPOCH))
                        .reversed())
                .map(item -> candidate(
                        ObjectKind.BUILD_CACHE,
                        item.id(),
                        item.id() + (item.description().isEmpty() ? "" : " (" + item.description() + ")"),
                        item.lastUsed().or(item::created),
                        "no build uses it"))
                .filter(this::oldEnough)
                .toList();
    }

    /** Who uses it now, if anybody: then only what goes before it. */
    private static String user(Optional<String> reasonToStay) {
        return reasonToStay.isPresent() ? "only containers that go as well use it" : "no container uses it";
    }

    private Candidate candidate(ObjectKind kind, String id, String name, Optional<Instant> since, String why) {
        return new Candidate(kind, id, name, survey.usage().bytesOf(kind, id), since, why);
    }

    private boolean oldEnough(Candidate candidate) {
        return oldEnough(candidate.since());
    }

    private boolean oldEnough(Optional<Instant> since) {
        return options.minAge().isZero()
                || since.filter(time -> !time.plus(options.minAge()).isAfter(survey.at()))
                        .isPresent();
    }
}
