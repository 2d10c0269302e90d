package io.servermanager.mailcow.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.testing.ScriptedCommandRunner;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GitCheckoutTest {

    private static final String COMMIT = "06424670fa5d60fee851f58bfc49f66086d5f0a6";

    private final ScriptedCommandRunner host = new ScriptedCommandRunner();
    private final GitCheckout git = new GitCheckout(Path.of("/opt/mailcow"), host);

    private ScriptedCommandRunner.Script reading(String... arguments) {
        return on(host, arguments);
    }

    private static ScriptedCommandRunner.Script on(ScriptedCommandRunner host, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "git";
        all[1] = "--no-optional-locks";
        all[2] = "-C";
        all[3] = "/opt/mailcow";
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return host.on(all);
    }

    @Test
    void tellsTheVersionByCommitTagDateAndBranch() throws InterruptedException {
        reading("log").answer(COMMIT + "\0" + "2026-08-05T10:00:00+02:00\n");
        reading("describe", "--tags").answer("2026-07a\n");
        reading("symbolic-ref").answer("master\n");
        GitVersion version = git.version();
        assertThat(version.text()).isEqualTo("2026-07a (06424670f, 2026-08-05)");
        assertThat(version.branch()).hasValue("master");
        assertThat(host.calls()).allMatch(command -> command.effect() == Command.Effect.READS);
    }

    @Test
    void tellsAVersionWithoutATagByItsCommit() throws InterruptedException {
        reading("log").answer(COMMIT + "\0no date\n");
        reading("describe").fail(128, "fatal: No names found");
        reading("symbolic-ref").fail(1, "");
        assertThat(git.version().text()).isEqualTo("06424670f");
    }

    @Test
    void refusesWhereGitDoesNotWork() {
        reading("log").fail(128, "fatal: detected dubious ownership in repository");
        assertThatThrownBy(git::version)
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("dubious ownership");
    }

    @Test
    void findsTheRemotesCommitAmongItsReferences() throws InterruptedException {
        reading("ls-remote").answer("not a line\n" + COMMIT + "\trefs/heads/master\n");
        assertThat(git.remoteHead("master")).isEqualTo(COMMIT);
    }

    @Test
    void aRemoteThatDoesNotAnswerIsUnavailable() {
        reading("ls-remote").fail(128, "fatal: unable to access: Could not resolve host: github.com");
        assertThatThrownBy(() -> git.remoteHead("master"))
                .isInstanceOfSatisfying(MaintenanceException.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
                    assertThat(problem.problem()).contains("Could not resolve host");
                });
    }

    @Test
    void findsUntrackedFilesThatTheNewVersionBrings() throws InterruptedException {
        reading("diff").answer("data/new one.conf\0data/other\0");
        reading("ls-files").answer("mailcow.conf\0data/new one.conf\0");
        assertThat(git.collisions("origin/master")).containsExactly("data/new one.conf");
    }

    @Property
    void readsWhateverGitWrites(@ForAll String output) throws InterruptedException {
        ScriptedCommandRunner anything = new ScriptedCommandRunner();
        on(anything).answer(output);
        GitCheckout checkout = new GitCheckout(Path.of("/opt/mailcow"), anything);
        Optional<String> branch = checkout.branch();
        assertThat(branch.map(String::isBlank)).isNotEqualTo(Optional.of(true));
        assertThat(checkout.localChanges()).doesNotContain("");
        assertThat(checkout.commit("HEAD")).isNotEqualTo(Optional.of(""));
    }
}
