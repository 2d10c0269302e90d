package io.servermanager.nginx.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.nginx.verify.NginxTest.Result;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTestTest {

    private static final URI ENGINE = URI.create("unix:///run/docker.sock");

    private final List<Command> commands = new ArrayList<>();

    @Test
    void asksNginxInItsContainerAndOnlyReads() throws InterruptedException {
        assertThat(test(0, "nginx: configuration file /etc/nginx/nginx.conf test is successful"))
                .isEqualTo(new NginxTest(Result.PASSES, ""));
        assertThat(commands).singleElement().satisfies(command -> {
            assertThat(command.arguments()).containsExactly("docker", "exec", "npm-1", "nginx", "-t");
            assertThat(command.effect()).isEqualTo(Command.Effect.READS);
            assertThat(command.environment()).containsEntry("DOCKER_HOST", ENGINE.toString());
        });
    }

    @Test
    void keepsWhatNginxSaysAgainstItsConfiguration() throws InterruptedException {
        String words = "nginx: [warn] duplicate MIME type\n"
                + "nginx: [emerg] unknown \"x_forwarded_scheme\" variable\nnginx: configuration file test failed\n";
        assertThat(test(1, words))
                .isEqualTo(new NginxTest(Result.REFUSES, "nginx: [emerg] unknown \"x_forwarded_scheme\" variable"));
    }

    @Test
    void anImageWithoutNginxSaysNothing() throws InterruptedException {
        assertThat(test(126, "OCI runtime exec failed: exec: \"nginx\": executable file not found in $PATH"))
                .isEqualTo(new NginxTest(Result.NOT_TOLD, ""));
        assertThat(test(1, "Error response from daemon: Container 1 is not running")
                        .result())
                .isEqualTo(Result.NOT_TOLD);
    }

    @Test
    void aCommandThatCannotBeStartedSaysNothing() throws InterruptedException {
        CommandRunner broken = (command, lines) -> {
            throw new MaintenanceException(MaintenanceException.Kind.UNAVAILABLE, "no docker", "");
        };
        assertThat(NginxTest.of(ENGINE, "npm-1", broken).result()).isEqualTo(Result.NOT_TOLD);
    }

    @Test
    void hostsAreCountedByTheirFiles(@TempDir Path data) throws Exception {
        Path hosts = Files.createDirectories(data.resolve("nginx/proxy_host"));
        Path streams = Files.createDirectories(data.resolve("nginx/stream"));
        Files.createFile(hosts.resolve("1.conf"));
        Files.createFile(hosts.resolve("2.conf.err"));
        Files.createFile(streams.resolve("1.conf"));
        Files.createDirectory(hosts.resolve("directory.conf"));
        assertThat(HostFiles.in(data)).isEqualTo(new HostFiles(2, 1));
        assertThat(HostFiles.in(data.resolve("none"))).isEqualTo(new HostFiles(0, 0));
    }

    private NginxTest test(int exitCode, String stderr) throws InterruptedException {
        return NginxTest.of(ENGINE, "npm-1", (command, lines) -> {
            commands.add(command);
            return new CommandResult(command, exitCode, "", stderr);
        });
    }
}
