package io.servermanager.docker.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.FakeStorage;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.engine.run.HostContext;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.NoSettings;
import io.servermanager.spi.Overview;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.testing.ScriptedCommandRunner;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerPluginTest {

    private final MaintenanceException silent =
            new MaintenanceException(Kind.UNAVAILABLE, "No Docker Engine listens.", "Start it.");

    @TempDir
    private Path root;

    private final FakeEngine engine = new FakeEngine();
    private final FakeStorage storage = new FakeStorage(engine);
    private final ScriptedCommandRunner commands = new ScriptedCommandRunner();
    private final DockerPlugin plugin = new DockerPlugin(host -> engine, host -> storage);

    @Test
    void withoutSocketAndProgramItIsAbsent() throws Exception {
        commands.on("docker", "--version").fail(127, "not found");
        assertThat(status("unix:///run/docker.sock").health()).isEqualTo(Health.ABSENT);
        assertThat(engine.calls()).isZero();
    }

    @Test
    void withAProgramButNoEngineItIsDown() throws Exception {
        commands.on("docker", "--version").answer("Docker version 28.2.2\n");
        engine.failWith(silent);
        ServiceStatus status = status("unix:///run/docker.sock");
        assertThat(status.health()).isEqualTo(Health.DOWN);
        assertThat(status.summary()).isEqualTo("No Docker Engine listens.");
        assertThat(status.problems()).containsExactly("Start it.");
    }

    @Test
    void aSocketAtWhichNobodyAnswersIsDownAndNoProgramIsStarted() throws Exception {
        givenSocket();
        engine.failWith(silent);
        assertThat(status("unix:///run/docker.sock").health()).isEqualTo(Health.DOWN);
    }

    @Test
    void anEngineThatAnswersIsHealthyAndTellsWhatRuns() throws Exception {
        givenSocket();
        engine.add(SampleContainer.alone("web").make());
        engine.add(SampleContainer.alone("old").exited(0).make());
        ServiceStatus status = status("unix:///run/docker.sock");
        assertThat(status.health()).isEqualTo(Health.HEALTHY);
        assertThat(status.summary()).isEqualTo("1 of 2 containers running");
        assertThat(status.version()).contains("20.10.24");
        assertThat(engine.closed()).isTrue();
    }

    @Test
    void aRemoteEngineThatIsSilentIsDownAndNeverAbsent() throws Exception {
        engine.failWith(silent);
        assertThat(status("tcp://127.0.0.1:2375").health()).isEqualTo(Health.DOWN);
    }

    @Test
    void theOverviewHasAllThatIsKnownAndNamesWhatIsNot() throws Exception {
        commands.on("docker", "compose", "version", "--short").fail(1, "docker: 'compose' is not a docker command");

        Overview overview = plugin.overview(context("unix:///run/docker.sock"));

        assertThat(overview.value().toString()).contains("20.10.24", "overlay2", "/var/lib/docker");
        assertThat(overview.sections()).hasSize(2);
        assertThat(overview.sections().get(1).rows())
                .extracting(row -> row.get(0))
                .containsExactly("images", "containers", "volumes", "build cache");
        assertThat(overview.problems()).singleElement().asString().contains("Docker Compose v2 was not found");
    }

    @Test
    void withoutAnEngineThereIsNoOverview() {
        engine.failWith(silent);
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> plugin.overview(context("unix:///run/docker.sock")))
                .isSameAs(silent);
    }

    private void givenSocket() throws Exception {
        Files.createFile(Files.createDirectories(root.resolve("run")).resolve("docker.sock"));
    }

    private ServiceStatus status(String host) throws InterruptedException {
        return plugin.status(context(host));
    }

    private ServiceContext context(String host) {
        return new HostContext(
                "docker",
                new NoSettings(),
                Map.of(DockerSettings.SECTION, new DockerSettings(URI.create(host), null, null)),
                commands,
                root,
                Clock.systemUTC());
    }
}
