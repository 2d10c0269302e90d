package io.servermanager.docker.engine;

import static io.servermanager.docker.engine.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.servermanager.docker.engine.DiskUsage.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads {@code GET /system/df?verbose=1}. Since API 1.52 it has figures and, if asked for, the items of every kind; before
 * it had the items alone, and the figures are made of them as {@code docker system df} made them.
 */
final class UsageJson {

    private static final Map<ObjectKind, String> FIGURES = Map.of(
            ObjectKind.CONTAINERS, "ContainerUsage",
            ObjectKind.IMAGES, "ImageUsage",
            ObjectKind.VOLUMES, "VolumeUsage",
            ObjectKind.BUILD_CACHE, "BuildCacheUsage");

    private static final Map<ObjectKind, String> ITEMS = Map.of(
            ObjectKind.CONTAINERS, "Containers",
            ObjectKind.IMAGES, "Images",
            ObjectKind.VOLUMES, "Volumes",
            ObjectKind.BUILD_CACHE, "BuildCache");

    private UsageJson() {}

    static DiskUsage usage(JsonNode root) {
        Map<ObjectKind, Figures> figures = new EnumMap<>(ObjectKind.class);
        Map<ObjectKind, Map<String, Long>> bytes = new EnumMap<>(ObjectKind.class);
        List<CacheRecord> cache = new ArrayList<>();
        for (ObjectKind kind : FIGURES.keySet()) {
            JsonNode known = root.path(FIGURES.get(kind));
            JsonNode items = known.path("Items").isArray() ? known.path("Items") : root.path(ITEMS.get(kind));
            figures.put(kind, known.isObject() ? figures(known) : counted(kind, items, root));
            bytes.put(kind, bytes(kind, items));
            if (kind == ObjectKind.BUILD_CACHE) {
                items.forEach(item -> cache.add(cacheRecord(item)));
            }
        }
        return new DiskUsage(figures, bytes, cache);
    }

    private static Figures figures(JsonNode node) {
        return new Figures(
                node.path("TotalCount").asInt(0),
                node.path("ActiveCount").asInt(0),
                node.path("TotalSize").asLong(0),
                node.path("Reclaimable").asLong(0));
    }

    private static Figures counted(ObjectKind kind, JsonNode items, JsonNode root) {
        return switch (kind) {
            case CONTAINERS -> counted(items, UsageJson::lives, item -> size(item, "SizeRw"));
            case IMAGES -> images(items, root.path("LayersSize").asLong(0));
            case VOLUMES ->
                counted(
                        items,
                        item -> item.path("UsageData").path("RefCount").asLong(0) > 0,
                        item -> size(item.path("UsageData"), "Size"));
            case BUILD_CACHE -> counted(items, item -> item.path("InUse").asBoolean(false), UsageJson::cacheBytes);
            case NETWORKS -> Figures.NONE;
        };
    }

    private static Figures counted(JsonNode items, Predicate<JsonNode> active, ToLongFunction<JsonNode> bytes) {
        long all = stream(items).mapToLong(bytes).sum();
        long used = stream(items).filter(active).mapToLong(bytes).sum();
        return new Figures(items.size(), (int) stream(items).filter(active).count(), all, all - used);
    }

    private static Figures images(JsonNode items, long layers) {
        Figures own = counted(items, item -> item.path("Containers").asLong(0) > 0, UsageJson::ownBytes);
        return new Figures(own.count(), own.active(), layers, Math.max(0, layers - (own.bytes() - own.reclaimable())));
    }

    private static Map<String, Long> bytes(ObjectKind kind, JsonNode items) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (JsonNode item : items) {
            switch (kind) {
                case CONTAINERS -> bytes.put(text(item, "Id"), size(item, "SizeRw"));
                case IMAGES -> bytes.put(text(item, "Id"), ownBytes(item));
                case BUILD_CACHE -> bytes.put(text(item, "ID"), cacheBytes(item));
                case VOLUMES -> {
                    // -1 of a volume whose driver does not say.
                    long size = item.path("UsageData").path("Size").asLong(-1);
                    if (size >= 0) {
                        bytes.put(text(item, "Name"), size);
                    }
                }
                case NETWORKS -> throw new IllegalArgumentException("networks take no space");
            }
        }
        return bytes;
    }

    private static boolean lives(JsonNode container) {
        return switch (ContainerState.of(text(container, "State"))) {
            case RUNNING, PAUSED, RESTARTING -> true;
            default -> false;
        };
    }

    private static long ownBytes(JsonNode image) {
        return Math.max(0, size(image, "Size") - size(image, "SharedSize"));
    }

    /** What images share with the cache counts with them. */
    private static long cacheBytes(JsonNode item) {
        return item.path("Shared").asBoolean(false) ? 0 : size(item, "Size");
    }

    /** -1 stands for a size that was not looked for. */
    private static long size(JsonNode node, String field) {
        return Math.max(0, node.path(field).asLong(0));
    }

    private static CacheRecord cacheRecord(JsonNode node) {
        return new CacheRecord(
                text(node, "ID"),
                text(node, "Description"),
                Fields.instant(node, "CreatedAt"),
                Fields.instant(node, "LastUsedAt"),
                node.path("InUse").asBoolean(false));
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream((items.isArray() ? items : MissingNode.getInstance()).spliterator(), false);
    }
}
