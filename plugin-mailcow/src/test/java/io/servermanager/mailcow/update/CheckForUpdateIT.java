package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.DockerSettings;
import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.engine.process.ReadOnlyCommandRunner;
import io.servermanager.engine.run.HostContext;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.StandIn;
import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.UpdateAvailability;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the git of this host, and without an engine: the check needs none. */
class CheckForUpdateIT {

    private final HostCommandRunner commands = new HostCommandRunner();

    @TempDir
    private Path home;

    private Path origin;
    private Path directory;

    @BeforeEach
    void install() throws Exception {
        origin = Files.createDirectory(home.resolve("origin"));
        directory = home.resolve("mailcow-dockerized");
        git(origin, "init", "--quiet", "--initial-branch=master");
        StandIn.write(origin.resolve("update.sh"), "#!/bin/bash\n");
        assertThat(origin.resolve("update.sh").toFile().setExecutable(true)).isTrue();
        StandIn.write(origin.resolve(".gitignore"), "mailcow.conf\n");
        version("1", "01012026_1000", "Version 2026-01");
        git(home, "clone", "--quiet", origin.toString(), directory.toString());
        StandIn.write(directory.resolve("mailcow.conf"), "MAILCOW_HOSTNAME=mail.example.org\n");
    }

    @Test
    void withoutANewerCommitThereIsNoUpdate() throws Exception {
        UpdateAvailability found = check();
        assertThat(found.available()).isFalse();
        assertThat(found.from().orElse("")).startsWith(head(directory).substring(0, 9));
        assertThat(found.to()).isEmpty();
    }

    @Test
    void anUpdateIsToldWithItsChangesAndWhatTheyMeanHereAndNothingInTheCheckoutIsTouched() throws Exception {
        version("2", "02022026_1000", "Change the database");
        StandIn.write(origin.resolve("data/new.conf"), "theirs\n");
        commit("Add a file");
        StandIn.write(directory.resolve("data/new.conf"), "mine\n");
        StandIn.write(directory.resolve("docker-compose.yml"), "# mine\n");
        Map<String, String> before = files();

        UpdateAvailability found = check();

        assertThat(found.available()).isTrue();
        assertThat(found.from().orElse("")).startsWith(head(directory).substring(0, 9));
        assertThat(found.to().orElse("")).startsWith(head(origin).substring(0, 9));
        assertThat(found.changes()).containsExactly("Add a file", "Change the database");
        assertThat(String.join("\n", found.notes()))
                .contains("schema 01012026_1000 to 02022026_1000", "--backup")
                .contains("New images are pulled, 1 of 2: mailcow/mail:2.")
                .contains("The update would be refused.", "data/new.conf")
                .contains("update.sh sets it to https://github.com/mailcow/mailcow-dockerized")
                .contains("You changed files of Mailcow's: docker-compose.yml");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aRemoteThatIsGoneIsNoUpdateAndNoAbsenceOfOne() throws Exception {
        git(directory, "remote", "set-url", "origin", home.resolve("nowhere").toString());
        assertThatThrownBy(this::check)
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        silent -> assertThat(silent.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    private UpdateAvailability check() throws InterruptedException {
        MailcowSettings settings = new MailcowSettings(directory, null, null, null, null, null);
        DockerSettings docker = new DockerSettings(URI.create("unix:///nowhere/docker.sock"), null, null);
        return CheckForUpdate.of(new HostContext(
                "mailcow",
                settings,
                Map.of(DockerSettings.SECTION, docker),
                new ReadOnlyCommandRunner(commands),
                home,
                Clock.systemUTC()));
    }

    private void version(String image, String schema, String subject) throws IOException, InterruptedException {
        StandIn.write(
                origin.resolve("docker-compose.yml"),
                "services:\n  a:\n    image: mailcow/mail:" + image + "\n  b:\n    image: redis:7\n");
        StandIn.write(origin.resolve("data/web/inc/init_db.inc.php"), "$db_version = \"" + schema + "\";\n");
        commit(subject);
    }

    private void commit(String subject) throws InterruptedException {
        git(origin, "add", "--all");
        git(origin, "-c", "user.name=Moo", "-c", "user.email=moo@example.org", "commit", "--quiet", "-m", subject);
    }

    private String head(Path where) throws InterruptedException {
        return git(where, "rev-parse", "HEAD").strip();
    }

    private String git(Path where, String... arguments) throws InterruptedException {
        return commands.run(Command.changes("git", "-C", where.toString()).and(arguments))
                .orThrow()
                .stdout();
    }

    /** What is in the checkout, git's own files included. */
    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(
                        file.toString(),
                        Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
