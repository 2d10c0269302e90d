package io.servermanager.app.command;

import io.servermanager.app.output.Output;
import io.servermanager.app.run.Consent;
import io.servermanager.app.run.RunDialog;
import io.servermanager.engine.ServerManager;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a command may use. The engine, with its configuration and its plugins, is made when it is first asked for. */
public final class CommandContext implements AutoCloseable {

    private final Supplier<ServerManager> engines;
    private final Consent consent;
    private final Output output;
    private final CommandLineInterface program;
    private @Nullable ServerManager engine;

    /** A context. */
    @Inject
    public CommandContext(
            Supplier<ServerManager> engines, Consent consent, Output output, CommandLineInterface program) {
        this.engines = engines;
        this.consent = consent;
        this.output = output;
        this.program = program;
    }

    /**
     * The engine.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code CONFIGURATION} if the configuration is wrong
     */
    ServerManager engine() {
        ServerManager known = engine;
        if (known == null) {
            known = engines.get();
            engine = known;
        }
        return known;
    }

    Output output() {
        return output;
    }

    Consent consent() {
        return consent;
    }

    RunDialog runs() {
        return new RunDialog(engine(), consent, output);
    }

    /** The whole program, for a command that shows others. */
    CommandLineInterface program() {
        return program;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
