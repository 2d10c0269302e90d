package io.servermanager.mailcow.update;

import io.servermanager.engine.ServerManager;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.RunEvent;
import java.nio.file.Path;
import java.util.Map;

/** The update in a process of its own that ends, as by kill -9, when a script writes a certain line. */
final class KilledProgram {

    private KilledProgram() {}

    /**
     * Runs it.
     *
     * @param arguments the configuration, and what the line begins with
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (ServerManager manager =
                ServerManager.builder().configuration(Path.of(arguments[0])).build()) {
            manager.run(manager.plan(new RunRequest("mailcow", "update", Map.of())), RunOptions.unattended(), timed -> {
                if (timed.event() instanceof RunEvent.Output output
                        && output.line().startsWith(arguments[1])) {
                    Runtime.getRuntime().halt(137);
                }
            });
        }
        System.exit(1);
    }
}
