package io.servermanager.mailcow.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.spi.Command;
import io.servermanager.testing.ScriptedCommandRunner;
import org.junit.jupiter.api.Test;

class MailQueueTest {

    private final ScriptedCommandRunner host = new ScriptedCommandRunner();
    private final ContainerDetails postfix =
            SampleContainer.of("mailcow", "postfix-mailcow").make();

    @Test
    void isCountedByItsJsonLines() throws InterruptedException {
        host.on("docker", "exec", postfix.id(), "postqueue", "-j")
                .answer("{\"queue_id\":\"1\"}\n{\"queue_id\":\"2\"}\n");
        assertThat(MailQueue.length(postfix, host)).hasValue(2);
        assertThat(host.calls()).allMatch(command -> command.effect() == Command.Effect.READS);
    }

    @Test
    void isEmptyWithoutLines() throws InterruptedException {
        host.on("docker").answer("");
        assertThat(MailQueue.length(postfix, host)).hasValue(0);
    }

    @Test
    void isUnknownWherePostfixDoesNotTell() throws InterruptedException {
        host.on("docker").fail(1, "postqueue: warning: Mail system is down");
        assertThat(MailQueue.length(postfix, host)).isEmpty();
    }
}
