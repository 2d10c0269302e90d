package io.servermanager.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.spi.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedCommandRunnerTest {

    private final ScriptedCommandRunner host = new ScriptedCommandRunner();

    @Test
    void answersByTheLongestBeginningThatFits() throws Exception {
        host.on("docker").answer("any");
        host.on("docker", "pull").answer("pulled");
        host.on("docker").answer("later");

        assertThat(host.run(Command.changes("docker", "pull", "x")).stdout()).isEqualTo("pulled");
        assertThat(host.run(Command.reads("docker", "ps")).stdout()).isEqualTo("later");
        assertThat(host.lines()).containsExactly("docker pull x", "docker ps");
    }

    @Test
    void givesItsAnswersInOrderAndKeepsTheLast() throws Exception {
        host.on("a").fail(3, "no").answer("yes\nindeed");
        List<String> lines = new ArrayList<>();

        assertThat(host.run(Command.reads("a")).exitCode()).isEqualTo(3);
        assertThat(host.run(Command.reads("a"), lines::add).succeeded()).isTrue();
        assertThat(host.run(Command.reads("a")).succeeded()).isTrue();
        assertThat(lines).containsExactly("yes", "indeed");
    }

    @Test
    void failsOnACommandThatIsNotInTheScript() {
        host.on("docker", "ps").answer("");

        assertThatThrownBy(() -> host.run(Command.reads("docker", "pull")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("unexpected command: docker pull");
    }
}
