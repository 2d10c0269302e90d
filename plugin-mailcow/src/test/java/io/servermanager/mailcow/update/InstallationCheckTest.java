package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.mailcow.StandIn;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.testing.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationCheckTest {

    private static final String COMMIT = "06424670fa5d60fee851f58bfc49f66086d5f0a6";
    private static final String GOOD = "MAILCOW_HOSTNAME=mail.example.org\nENABLE_IPV6=true\n";

    private final ScriptedCommandRunner host = new ScriptedCommandRunner();

    @TempDir
    private Path directory;

    @BeforeEach
    void install() throws IOException {
        StandIn.write(directory.resolve("update.sh"), "#!/bin/bash\n");
        assertThat(directory.resolve("update.sh").toFile().setExecutable(true)).isTrue();
        StandIn.write(directory.resolve("docker-compose.yml"), "services: {}\n");
        StandIn.write(directory.resolve(".git/HEAD"), "ref: refs/heads/master\n");
        StandIn.write(directory.resolve("mailcow.conf"), GOOD);
        StandIn.write(directory.resolve("data/web/inc/init_db.inc.php"), "$db_version = \"19022026_1220\";\n");
        git("symbolic-ref").answer("master\n");
        git("rev-parse").answer(COMMIT + "\n");
        git("log").answer(COMMIT + "\0" + "2026-08-05T10:00:00Z\n");
        git("describe").answer("2026-07a\n");
        git("remote").answer("https://github.com/mailcow/mailcow-dockerized\n");
    }

    @Test
    void tellsWhatIsInstalled() throws Exception {
        assertThat(check().require())
                .isEqualTo(new InstallationFact(
                        "master", COMMIT, "2026-07a (06424670f, 2026-08-05)", "19022026_1220", "true"));
        assertThat(check().foreignOrigin()).isEmpty();
    }

    @Test
    void aDirectoryThatIsNotThereIsNotInstalled() {
        GitCheckout nowhere = new GitCheckout(directory.resolve("nowhere"), host);
        assertRefused(new InstallationCheck(nowhere), Kind.NOT_INSTALLED, "There is no directory");
    }

    @Test
    void aDirectoryOfSomethingElseIsNotInstalled() throws IOException {
        Files.delete(directory.resolve("update.sh"));
        assertRefused(Kind.NOT_INSTALLED, "it has no update.sh");
    }

    @Test
    void aScriptThatCannotBeExecutedIsRefused() {
        assertThat(directory.resolve("update.sh").toFile().setExecutable(false)).isTrue();
        assertRefused("cannot be executed");
    }

    @Test
    void withoutAConfigurationItIsRefused() throws IOException {
        Files.delete(directory.resolve("mailcow.conf"));
        assertRefused("There is no mailcow.conf");
    }

    @Test
    void aConfigurationThatAShellWouldRunIsRefused() throws IOException {
        StandIn.write(directory.resolve("mailcow.conf"), GOOD + "X=$(reboot)\n");
        assertRefused("line 3 is no plain KEY=value");
    }

    @Test
    void aHostNameThatIsMissingOddOrABareDomainIsRefused() throws IOException {
        StandIn.write(directory.resolve("mailcow.conf"), "A=1\n");
        assertRefused("has no MAILCOW_HOSTNAME");
        StandIn.write(directory.resolve("mailcow.conf"), "MAILCOW_HOSTNAME=mail.example.org.\n");
        assertRefused("no full host name");
        StandIn.write(directory.resolve("mailcow.conf"), "MAILCOW_HOSTNAME=example.org\n");
        assertRefused("a bare domain");
    }

    @Test
    void aSettingThatMakesTheScriptWaitForAKeyIsRefused() throws IOException {
        StandIn.write(directory.resolve("mailcow.conf"), GOOD + "SYSCTL_IPV6_DISABLED=1\n");
        assertRefused("waits for a key");
    }

    @Test
    void anUnfinishedMergeOrALockedIndexIsRefused() throws IOException {
        StandIn.write(directory.resolve(".git/index.lock"), "");
        assertRefused("index.lock");
        StandIn.write(directory.resolve(".git/MERGE_HEAD"), COMMIT);
        assertRefused("A merge was begun");
    }

    @Test
    void aDetachedHeadIsRefusedWithTheWayOutOfIt() {
        git("symbolic-ref").fail(1, "");
        assertThatThrownBy(() -> check().require()).isInstanceOfSatisfying(MaintenanceException.class, refused -> {
            assertThat(refused.problem()).contains("HEAD is detached");
            assertThat(refused.remedy()).contains("git checkout -B master");
        });
    }

    @Test
    void aForeignBranchIsRefused() {
        git("symbolic-ref").answer("my-fork\n");
        assertRefused("'my-fork'");
    }

    @Test
    void aForeignRemoteIsForetoldToBeReplaced() throws Exception {
        git("remote").answer("https://example.org/fork.git\n");
        assertThat(check().foreignOrigin().orElse("")).contains("https://example.org/fork.git");
    }

    private InstallationCheck check() {
        return new InstallationCheck(new GitCheckout(directory, host));
    }

    private ScriptedCommandRunner.Script git(String command) {
        return host.on("git", "--no-optional-locks", "-C", directory.toString(), command);
    }

    private void assertRefused(String words) {
        assertRefused(Kind.PRECONDITION, words);
    }

    private void assertRefused(Kind kind, String words) {
        assertRefused(check(), kind, words);
    }

    private static void assertRefused(InstallationCheck check, Kind kind, String words) {
        assertThatThrownBy(check::require).isInstanceOfSatisfying(MaintenanceException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.problem()).contains(words);
            assertThat(refused.remedy()).isNotBlank();
        });
    }
}
