package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.util.function.Consumer;

/** For status and preview: refuses every command that is not declared as reading. */
public final class ReadOnlyCommandRunner implements CommandRunner {

    private final CommandRunner delegate;

    /** Passes commands that read on to {@code delegate}. */
    public ReadOnlyCommandRunner(CommandRunner delegate) {
        this.delegate = delegate;
    }

    @Override
    public CommandResult run(Command command, Consumer<String> lines) throws InterruptedException {
        if (command.effect() != Command.Effect.READS) {
            throw new MaintenanceException(
                    Kind.NOT_PERMITTED,
                    "'" + command + "' may change something, and nothing may be changed here",
                    "Declare the command with Command.reads if it only reads, or run it in a step.");
        }
        return delegate.run(command, lines);
    }
}
