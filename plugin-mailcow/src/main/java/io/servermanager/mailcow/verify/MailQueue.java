package io.servermanager.mailcow.verify;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.time.Duration;
import java.util.OptionalLong;

/** Postfix's queue. */
public final class MailQueue {

    private MailQueue() {}

    /**
     * How many messages wait in it, by {@code postqueue -j}, which writes a JSON object a line (postqueue(1)); empty if
     * it cannot be asked.
     *
     * @throws InterruptedException when the caller was interrupted
     */
    public static OptionalLong length(ContainerDetails postfix, CommandRunner commands) throws InterruptedException {
        Command ask = Command.reads("docker", "exec", postfix.id(), "postqueue", "-j")
                .within(Duration.ofSeconds(5), Duration.ofSeconds(20));
        try {
            CommandResult result = commands.run(ask);
            return result.succeeded() ? OptionalLong.of(count(result.stdout())) : OptionalLong.empty();
        } catch (MaintenanceException notTold) {
            return OptionalLong.empty();
        }
    }

    static long count(String output) {
        return output.lines().filter(line -> line.startsWith("{")).count();
    }
}
