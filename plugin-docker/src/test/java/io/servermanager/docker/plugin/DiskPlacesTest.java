package io.servermanager.docker.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.ComposeSettings;
import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.SnapshotSettings;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.FakeStorage;
import io.servermanager.engine.run.HostContext;
import io.servermanager.spi.DiskUse.Place;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServiceContext;
import io.servermanager.testing.ScriptedCommandRunner;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskPlacesTest {

    @TempDir
    Path root;

    private final FakeEngine engine = new FakeEngine();

    @Test
    void aComposeProjectKeepsItsDirectoryItsSnapshotsAndWhatRollbacksReplaced() throws Exception {
        Path directory = Files.createDirectories(root.toRealPath().resolve("srv/blog"));
        Path kept = Files.createDirectory(root.toRealPath().resolve("kept"));
        Path first = Files.createDirectory(kept.resolve("blog.pre-update.20260101-120000"));
        Path second = Files.createDirectory(kept.resolve("blog.pre-update.20260102-120000"));
        Path replaced = Files.createDirectory(directory.resolveSibling("blog.rollback.20260103-120000"));
        Files.createDirectory(kept.resolve("another"));
        assertThat(new ComposePlugin().diskPlaces(context(directory, kept)))
                .containsExactly(
                        new Place("directory", List.of(directory)),
                        new Place("snapshots", List.of(second, first)),
                        new Place("states replaced by rollbacks", List.of(replaced)));
    }

    @Test
    void aComposeProjectThatIsNotThereKeepsNothing() throws Exception {
        assertThat(new ComposePlugin().diskPlaces(context(root.resolve("nowhere"), root.resolve("kept"))))
                .isEmpty();
    }

    @Test
    void dockerKeepsWhatItsEngineNames() throws Exception {
        DockerPlugin plugin = new DockerPlugin(host -> engine, host -> new FakeStorage(engine));
        Path dataRoot = engine.info().dataRoot().orElseThrow();
        Files.createDirectories(root.resolve(Path.of("/").relativize(dataRoot)));
        assertThat(plugin.diskPlaces(context(root, root))).isEqualTo(dataIn(dataRoot));
        assertThat(engine.closed()).isTrue();
    }

    @Test
    void dockerThatIsDownKeepsWhatIsInTheUsualPlace() throws Exception {
        engine.failWith(new MaintenanceException(Kind.UNAVAILABLE, "silent", ""));
        DockerPlugin plugin = new DockerPlugin(host -> engine, host -> new FakeStorage(engine));
        assertThat(plugin.diskPlaces(context(root, root))).isEmpty();
        Files.createDirectories(root.resolve("var/lib/docker"));
        assertThat(plugin.diskPlaces(context(root, root))).isEqualTo(dataIn(Path.of("/var/lib/docker")));
    }

    private static List<Place> dataIn(Path directory) {
        return List.of(new Place("images, containers and volumes", List.of(directory)));
    }

    private ServiceContext context(Path directory, Path snapshots) {
        return new HostContext(
                "blog",
                new ComposeSettings(directory, new SnapshotSettings(snapshots, 3), null, null, null),
                Map.of(DockerSettings.SECTION, new DockerSettings(URI.create("unix:///run/lab.sock"), null, null)),
                new ScriptedCommandRunner(),
                root,
                Clock.systemUTC());
    }
}
