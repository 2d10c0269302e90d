package io.servermanager.engine.snapshot;

import java.util.List;
import java.util.Map;

/**
 * What a snapshot is to be taken of.
 *
 * @param id the snapshot's id, from {@link SnapshotStore#newId}; remember it before the snapshot is begun
 * @param service what it is of
 * @param runId the run that takes it
 * @param parts what belongs to it beside the main directory
 * @param metadata kept in the manifest: values that are text, numbers, lists and maps of them
 */
public record SnapshotRequest(String id, String service, String runId, List<Part> parts, Map<String, Object> metadata) {
    public SnapshotRequest {
        parts = List.copyOf(parts);
        metadata = Map.copyOf(metadata);
    }
}
