package io.servermanager.engine.snapshot;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.testing.SnapshotStoreContract;
import java.nio.file.Path;
import java.time.Clock;

class SnapshotElsewhereTest extends SnapshotStoreContract {
    @Override
    protected SnapshotStore store(Path live) {
        return new SnapshotStore(
                live, temporary.resolve("backups/of services"), new HostCommandRunner(), Clock.systemUTC());
    }
}
