package io.servermanager.docker.prune;

import io.servermanager.docker.engine.DiskUsage;
import io.servermanager.docker.engine.ObjectKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What took how much space at one moment.
 *
 * @param bytes by kind
 */
record UsageFact(Map<ObjectKind, Long> bytes) {

    static UsageFact of(DiskUsage usage) {
        Map<ObjectKind, Long> bytes = new LinkedHashMap<>();
        usage.all().forEach((kind, figures) -> bytes.put(kind, figures.bytes()));
        return new UsageFact(bytes);
    }

    long of(ObjectKind kind) {
        return bytes.getOrDefault(kind, 0L);
    }
}
