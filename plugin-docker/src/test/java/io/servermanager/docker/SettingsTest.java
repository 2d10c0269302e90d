package io.servermanager.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Path BLOG = Path.of("/srv/blog");

    @Test
    void theConfiguredEngineWinsOverTheVariableAndThatOverTheUsualSocket() {
        Map<String, String> variable = Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375");
        DockerSettings configured = new DockerSettings(URI.create("unix:///run/other.sock"), null, null);
        assertThat(configured.endpoint(variable)).hasToString("unix:///run/other.sock");
        assertThat(new DockerSettings(null, null, null).endpoint(variable)).hasToString("tcp://127.0.0.1:2375");
        assertThat(new DockerSettings(null, null, null).endpoint(Map.of())).hasToString("unix:///var/run/docker.sock");
        assertThat(new DockerSettings(null, null, null).endpoint(Map.of("DOCKER_HOST", "")))
                .hasToString("unix:///var/run/docker.sock");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DockerSettings(URI.create("ssh://host"), null, null));
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> new DockerSettings(null, null, null).endpoint(Map.of("DOCKER_HOST", "no uri")))
                .matches(error -> error.kind() == MaintenanceException.Kind.CONFIGURATION)
                .withMessageContaining("no uri");
    }

    @Test
    void aRelativeProgramIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DockerSettings(null, Path.of("bin/docker"), null))
                .withMessageContaining("program 'bin/docker' must be absolute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DockerSettings(null, null, Path.of("config")))
                .withMessageContaining("config 'config' must be absolute");
    }

    @Test
    void commandsOfDockerGetProgramEngineAndConfigurationAndOthersNothing() throws Exception {
        List<Command> commands = new ArrayList<>();
        DockerCommandLine commandLine = new DockerCommandLine(
                new DockerSettings(URI.create("unix:///run/lab.sock"), Path.of("/opt/docker"), Path.of("/opt/config")),
                (command, lines) -> {
                    commands.add(command);
                    return new CommandResult(command, 0, "", "");
                });
        commandLine.run(Command.changes("docker", "ps").in(BLOG).with("A", "b"));
        commandLine.run(Command.reads("ls"));
        assertThat(commands.get(0).arguments()).containsExactly("/opt/docker", "ps");
        assertThat(commands.get(0).directory()).contains(BLOG);
        assertThat(commands.get(0).environment())
                .isEqualTo(Map.of("A", "b", "DOCKER_HOST", "unix:///run/lab.sock", "DOCKER_CONFIG", "/opt/config"));
        assertThat(commands.get(1)).isEqualTo(Command.reads("ls"));
    }

    @Test
    void onlyTheDirectoryIsRequired() {
        ComposeSettings settings = new ComposeSettings(BLOG, null, null, null, null);
        assertThat(settings.snapshots().keep()).isEqualTo(3);
        assertThat(settings.snapshots().directoryFor(BLOG)).isEqualTo(Path.of("/srv"));
        assertThat(settings.verify()).isEqualTo(new VerifySettings(Duration.ofMinutes(3), Duration.ofSeconds(10)));
        assertThat(settings.health()).isEmpty();
        assertThat(settings.ignoreMounts()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComposeSettings(null, null, null, null, null))
                .withMessageContaining("directory is missing");
    }

    @Test
    void whatIsSetIsTaken() {
        SnapshotSettings snapshots = new SnapshotSettings(Path.of("/backup"), 5);
        ComposeSettings settings = new ComposeSettings(
                Path.of("/srv/x/../blog"), snapshots, null, List.of(URI.create("http://127.0.0.1:8080/")), null);
        assertThat(settings.directory()).isEqualTo(BLOG);
        assertThat(settings.snapshots().directoryFor(BLOG)).isEqualTo(Path.of("/backup"));
        assertThat(settings.snapshots().keep()).isEqualTo(5);
        assertThat(settings.health()).hasSize(1);
    }

    @Test
    void valuesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComposeSettings(Path.of("blog"), null, null, null, null))
                .withMessageContaining("must be absolute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComposeSettings(BLOG, null, null, List.of(URI.create("ftp://x/")), null))
                .withMessageContaining("http");
        assertThatIllegalArgumentException().isThrownBy(() -> new SnapshotSettings(null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SnapshotSettings(Path.of("backup"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifySettings(Duration.ZERO, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifySettings(null, Duration.ofSeconds(-1)));
    }
}
