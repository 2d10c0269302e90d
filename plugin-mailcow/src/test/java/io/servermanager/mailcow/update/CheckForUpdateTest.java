package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.DockerSettings;
import io.servermanager.engine.run.HostContext;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.StandIn;
import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.UpdateAvailability;
import io.servermanager.testing.ScriptedCommandRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckForUpdateTest {

    private static final String INSTALLED = "06424670fa5d60fee851f58bfc49f66086d5f0a6";
    private static final String NEWER = "a62c2a6d06424670fa5d60fee851f58bfc49f660";

    private final ScriptedCommandRunner host = new ScriptedCommandRunner();

    @TempDir
    private Path directory;

    @BeforeEach
    void install() throws IOException {
        StandIn.write(directory.resolve("update.sh"), "#!/bin/bash\n");
        assertThat(directory.resolve("update.sh").toFile().setExecutable(true)).isTrue();
        StandIn.write(directory.resolve("docker-compose.yml"), "services: {}\n");
        StandIn.write(directory.resolve(".git/HEAD"), "ref: refs/heads/master\n");
        StandIn.write(directory.resolve("mailcow.conf"), "MAILCOW_HOSTNAME=mail.example.org\n");
        git("symbolic-ref").answer("master\n");
        git("rev-parse").answer(INSTALLED + "\n");
        git("log").answer(INSTALLED + "\0" + "2026-08-05T10:00:00Z\n");
        git("describe").answer("2026-07a\n");
        git("remote").answer("https://github.com/mailcow/mailcow-dockerized\n");
        git("diff").answer("");
        git("ls-remote").answer(NEWER + "\trefs/heads/master\n");
        git("merge-base").fail(1, "");
    }

    @Test
    void anUpdateIsToldAlsoWhereItsChangesCannotBeFetched() throws Exception {
        git("-c").fail(129, "error: unknown option `no-write-fetch-head'");
        UpdateAvailability found = check();
        assertThat(found.available()).isTrue();
        assertThat(found.from()).hasValue("2026-07a (06424670f, 2026-08-05)");
        assertThat(found.to()).hasValue("a62c2a6d0");
        assertThat(found.changes()).isEmpty();
        assertThat(found.notes()).anyMatch(note -> note.startsWith("What is new cannot be listed."));
        assertThat(host.calls()).allMatch(command -> command.effect() == Command.Effect.READS);
    }

    @Test
    void whatUpdateShWouldStumbleOverIsToldWithTheUpdate() throws Exception {
        git("-c").fail(1, "");
        StandIn.write(directory.resolve("mailcow.conf"), "MAILCOW_HOSTNAME=example.org\n");
        assertThat(check().notes())
                .anyMatch(note -> note.startsWith("The update would be refused.") && note.contains("a bare domain"));
    }

    @Test
    void aDetachedHeadCannotBeComparedWithABranch() {
        git("symbolic-ref").fail(1, "");
        assertRefused(Kind.PRECONDITION, "HEAD is detached");
    }

    @Test
    void whereThereIsNoMailcowNothingIsAsked() {
        assertThat(directory.resolve("update.sh").toFile().delete()).isTrue();
        assertRefused(Kind.NOT_INSTALLED, "it has no update.sh");
        assertThat(host.calls()).isEmpty();
    }

    private void assertRefused(Kind kind, String words) {
        assertThatThrownBy(this::check).isInstanceOfSatisfying(MaintenanceException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.problem()).contains(words);
        });
    }

    private UpdateAvailability check() throws InterruptedException {
        DockerSettings docker = new DockerSettings(URI.create("unix:///nowhere/docker.sock"), null, null);
        return CheckForUpdate.of(new HostContext(
                "mailcow",
                new MailcowSettings(directory, null, null, null, null, null),
                Map.of(DockerSettings.SECTION, docker),
                host,
                directory,
                Clock.systemUTC()));
    }

    private ScriptedCommandRunner.Script git(String command) {
        return host.on("git", "--no-optional-locks", "-C", directory.toString(), command);
    }
}
