package io.servermanager.engine.snapshot;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.testing.SnapshotStoreContract;
import java.nio.file.Path;
import java.time.Clock;

class SnapshotBesideTheLiveDirectoryTest extends SnapshotStoreContract {
    @Override
    protected SnapshotStore store(Path live) {
        return new SnapshotStore(live, new HostCommandRunner(), Clock.systemUTC());
    }
}
