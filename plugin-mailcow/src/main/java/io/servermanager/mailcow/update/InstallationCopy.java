package io.servermanager.mailcow.update;

import io.servermanager.docker.update.SnapshotContents;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.mailcow.verify.Protocol;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the copy of an installation says of itself, in the snapshot's manifest. The keys of {@link #toMap} are a file
 * format.
 *
 * @param compose the project with its images
 * @param commit the commit that was checked out
 * @param version the same for people
 * @param schema the schema of its database; empty if not known
 * @param protocols what was served then
 */
record InstallationCopy(
        SnapshotContents compose, String commit, String version, String schema, List<Protocol> protocols) {

    InstallationCopy {
        protocols = List.copyOf(protocols);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(compose.toMap());
        map.put("commit", commit);
        map.put("version", version);
        map.put("schema", schema);
        map.put("protocols", protocols.stream().map(Protocol::name).toList());
        return map;
    }

    /**
     * What a snapshot says.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} for one that was not made by an update of Mailcow
     */
    static InstallationCopy of(Snapshot snapshot) {
        Map<String, Object> map = snapshot.manifest()
                .map(manifest -> manifest.header().metadata())
                .orElse(Map.of());
        Optional<SnapshotContents> compose = SnapshotContents.of(snapshot);
        String commit = text(map.get("commit"));
        if (compose.isEmpty() || commit.isEmpty()) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "The snapshot " + snapshot.id() + " was not made by an update of this program: nothing is known of"
                            + " its version and its images",
                    "Choose another one with --to; 'server-manager snapshots list' shows them.");
        }
        List<String> names = map.get("protocols") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return new InstallationCopy(
                compose.get(),
                commit,
                text(map.get("version")),
                text(map.get("schema")),
                Arrays.stream(Protocol.values())
                        .filter(protocol -> names.contains(protocol.name()))
                        .toList());
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
