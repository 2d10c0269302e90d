package io.servermanager.docker.engine;

import io.servermanager.docker.engine.DiskUsage.Figures;
import io.servermanager.spi.MaintenanceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a {@link FakeEngine} keeps, holding to the same contract as a real one. Something can be done before each removal. */
public final class FakeStorage implements DockerStorage {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeEngine engine;
    private final Map<String, StoredNetwork> networks = new LinkedHashMap<>();
    private final Map<String, CacheRecord> cache = new LinkedHashMap<>();
    private final List<String> removed = new ArrayList<>();
    private Runnable beforeRemoval = () -> {};
    private Runnable afterRemoval = () -> {};

    /** The storage of an engine. */
    public FakeStorage(FakeEngine engine) {
        this.engine = engine;
    }

    /** Puts a network there, whose id is its name. */
    public FakeStorage network(String name) {
        networks.put(name, new StoredNetwork(name, name, "local", false, Optional.of(CREATED), Map.of()));
        return this;
    }

    /** Puts a record of the build cache there. */
    public FakeStorage cacheRecord(String id) {
        cache.put(id, new CacheRecord(id, "step", Optional.of(CREATED), Optional.of(CREATED), false));
        return this;
    }

    /** Does this before every removal. */
    public void beforeRemoval(Runnable action) {
        beforeRemoval = action;
    }

    /** Does this after every removal, before the answer. */
    public void afterRemoval(Runnable action) {
        afterRemoval = action;
    }

    /** What was removed, in order. */
    public List<String> removed() {
        return removed;
    }

    @Override
    public DiskUsage usage() {
        engine.info();
        Map<String, Long> images =
                engine.images().all().stream().collect(Collectors.toMap(ImageDetails::id, ImageDetails::size));
        long bytes = images.values().stream().mapToLong(Long::longValue).sum();
        return new DiskUsage(
                Map.of(ObjectKind.IMAGES, new Figures(images.size(), 0, bytes, bytes)),
                Map.of(ObjectKind.IMAGES, images),
                List.copyOf(cache.values()));
    }

    @Override
    public Inventory inventory() {
        engine.info();
        return new Inventory(
                engine.allContainers().stream().map(FakeStorage::container).toList(),
                engine.images().all().stream().map(FakeStorage::image).toList(),
                engine.volumes().values().stream()
                        .map(volume -> new StoredVolume(volume.name(), Optional.of(CREATED), volume.labels()))
                        .toList(),
                List.copyOf(networks.values()));
    }

    private static StoredContainer container(ContainerDetails details) {
        Set<String> volumes = new HashSet<>();
        details.mounts().forEach(mount -> mount.name().ifPresent(volumes::add));
        Set<String> connected = new HashSet<>(details.addresses().keySet());
        connected.add(details.networkMode());
        return new StoredContainer(
                details.id(),
                details.name(),
                details.image(),
                details.imageId(),
                details.state(),
                CREATED,
                details.compose(),
                volumes,
                connected);
    }

    private static StoredImage image(ImageDetails details) {
        return new StoredImage(
                details.id(),
                Optional.empty(),
                details.tags(),
                details.digests(),
                details.created().orElse(CREATED),
                details.labels());
    }

    @Override
    public Removal removeContainer(String id) {
        return remove(id, () -> {
            try {
                return engine.remove(id) ? Removal.DONE : Removal.ABSENT;
            } catch (MaintenanceException refused) {
                if (refused.kind() == MaintenanceException.Kind.FAILED) {
                    return Removal.refused(refused.problem());
                }
                throw refused;
            }
        });
    }

    @Override
    public Removal removeImage(String image) {
        return remove(image, () -> {
            Optional<ImageDetails> found = engine.image(image);
            if (found.isEmpty()) {
                return Removal.ABSENT;
            }
            boolean byId = found.get().id().equals(image);
            if (!byId && found.get().tags().size() > 1) {
                engine.untag(image);
                return Removal.DONE;
            }
            if (found.get().tags().size() > 1) {
                return Removal.refused("image is referenced in multiple repositories");
            }
            if (engine.imageIdsInUse().contains(found.get().id())) {
                return Removal.refused("image is being used by a container");
            }
            engine.images().remove(found.get().id());
            return Removal.DONE;
        });
    }

    @Override
    public Removal removeVolume(String name) {
        return remove(name, () -> {
            if (inventory().containers().stream()
                    .anyMatch(container -> container.volumes().contains(name))) {
                return Removal.refused("volume is in use");
            }
            return engine.volumes().remove(name) == null ? Removal.ABSENT : Removal.DONE;
        });
    }

    @Override
    public Removal removeNetwork(String id) {
        return remove(id, () -> {
            if (inventory().containers().stream()
                    .anyMatch(container ->
                            container.state().live() && container.networks().contains(id))) {
                return Removal.refused("network has active endpoints");
            }
            return networks.remove(id) == null ? Removal.ABSENT : Removal.DONE;
        });
    }

    @Override
    public Removal removeCacheRecord(String id, Duration unusedFor) {
        return remove(id, () -> cache.remove(id) == null ? Removal.refused("it is not there") : Removal.DONE);
    }

    private Removal remove(String id, Supplier<Removal> removal) {
        engine.info();
        beforeRemoval.run();
        engine.info();
        Removal result = removal.get();
        if (result.equals(Removal.DONE)) {
            removed.add(id);
        }
        afterRemoval.run();
        engine.info();
        return result;
    }

    @Override
    public void close() {}
}
