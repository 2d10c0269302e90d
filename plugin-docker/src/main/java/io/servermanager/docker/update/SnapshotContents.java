package io.servermanager.docker.update;

import io.servermanager.engine.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot's manifest says of the Compose project: which images belong to the files. The keys of {@link #toMap} are
 * a file format.
 *
 * @param project the Compose project's name
 * @param services the services that had running containers
 * @param images which images they ran
 * @param pinned the ids of the pinned images, in the order of their pins
 */
public record SnapshotContents(String project, List<String> services, List<ImageUse> images, List<String> pinned) {

    public SnapshotContents {
        services = List.copyOf(services);
        images = List.copyOf(images);
        pinned = List.copyOf(pinned);
    }

    /** As a manifest keeps it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("composeProject", project);
        map.put("services", services);
        List<Map<String, Object>> uses = new ArrayList<>();
        for (ImageUse image : images) {
            Map<String, Object> use = new LinkedHashMap<>();
            use.put("service", image.service());
            use.put("reference", image.reference());
            use.put("imageId", image.imageId());
            use.put("digests", image.digests());
            uses.add(use);
        }
        map.put("images", uses);
        map.put("pinned", pinned);
        return map;
    }

    /** What the snapshot says; empty for one that was not made by this tool. */
    public static Optional<SnapshotContents> of(Snapshot snapshot) {
        return snapshot.manifest().map(manifest -> manifest.header().metadata()).flatMap(SnapshotContents::fromMap);
    }

    private static Optional<SnapshotContents> fromMap(Map<String, Object> map) {
        if (!(map.get("composeProject") instanceof String project)) {
            return Optional.empty();
        }
        List<ImageUse> images = new ArrayList<>();
        if (map.get("images") instanceof List<?> uses) {
            for (Object use : uses) {
                if (use instanceof Map<?, ?> fields) {
                    images.add(new ImageUse(
                            String.valueOf(fields.get("service")),
                            String.valueOf(fields.get("reference")),
                            String.valueOf(fields.get("imageId")),
                            strings(fields.get("digests"))));
                }
            }
        }
        return Optional.of(
                new SnapshotContents(project, strings(map.get("services")), images, strings(map.get("pinned"))));
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
