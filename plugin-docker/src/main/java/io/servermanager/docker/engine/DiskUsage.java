package io.servermanager.docker.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much space what takes: {@code GET /system/df}.
 *
 * @param figures by kind, as {@code docker system df} shows them; none for networks
 * @param bytes by kind, what an object takes that goes with it, by its id or, of a volume, its name; images without the
 *     layers that they share with others
 * @param buildCache the records of the build cache
 */
public record DiskUsage(
        Map<ObjectKind, Figures> figures, Map<ObjectKind, Map<String, Long>> bytes, List<CacheRecord> buildCache) {

    public DiskUsage {
        figures = Map.copyOf(figures);
        bytes = Map.copyOf(bytes);
        buildCache = List.copyOf(buildCache);
    }

    /** The figures of a kind; zeros where there are none. */
    public Figures of(ObjectKind kind) {
        return figures.getOrDefault(kind, Figures.NONE);
    }

    /** What an object takes; empty where the engine does not know. */
    public Optional<Long> bytesOf(ObjectKind kind, String id) {
        return Optional.ofNullable(bytes.getOrDefault(kind, Map.of()).get(id));
    }

    /** The figures of all kinds that take space, in the order of the kinds. */
    public Map<ObjectKind, Figures> all() {
        Map<ObjectKind, Figures> all = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            if (kind != ObjectKind.NETWORKS) {
                all.put(kind, of(kind));
            }
        }
        return all;
    }

    /**
     * The figures of one kind.
     *
     * @param count how many there are
     * @param active how many of them are in use
     * @param bytes what all take
     * @param reclaimable what those take that are not in use
     */
    public record Figures(int count, int active, long bytes, long reclaimable) {

        /** None at all. */
        public static final Figures NONE = new Figures(0, 0, 0, 0);
    }
}
