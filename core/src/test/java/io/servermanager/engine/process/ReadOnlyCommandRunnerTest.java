package io.servermanager.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.testing.ScriptedCommandRunner;
import org.junit.jupiter.api.Test;

class ReadOnlyCommandRunnerTest {

    private final ScriptedCommandRunner host = new ScriptedCommandRunner();
    private final ReadOnlyCommandRunner readOnly = new ReadOnlyCommandRunner(host);

    @Test
    void passesOnWhatReads() throws Exception {
        host.on("docker", "ps").answer("[]");

        assertThat(readOnly.run(Command.reads("docker", "ps")).stdout()).isEqualTo("[]");
    }

    @Test
    void refusesWhatMayChangeSomething() {
        assertThatThrownBy(() -> readOnly.run(Command.changes("docker", "pull", "x")))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_PERMITTED))
                .hasMessage("'docker pull x' may change something, and nothing may be changed here");
        assertThat(host.calls()).isEmpty();
    }
}
