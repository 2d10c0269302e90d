package io.servermanager.app.inject;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.servermanager.app.command.CommandContext;
import io.servermanager.app.command.CommandLineInterface;
import io.servermanager.app.command.GlobalOptions;
import io.servermanager.app.output.Output;
import io.servermanager.app.output.Surroundings;
import io.servermanager.app.run.Consent;
import io.servermanager.engine.ServerManager;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** What the commands of one process share. */
final class CommandModule extends AbstractModule {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    CommandModule(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(Surroundings.class).toInstance(surroundings);
        bind(GlobalOptions.class).toInstance(options);
        bind(CommandContext.class);
    }

    @Provides
    @Singleton
    Output output() {
        return new Output(surroundings, options.manner(), new TerminalSize());
    }

    @Provides
    @Singleton
    Consent consent(Output output) {
        return new Consent(surroundings, output);
    }

    @Provides
    CommandLineInterface program() {
        return Wiring.program(surroundings);
    }

    /**
     * How the engine is made. A supplier of our own, not a provider of Guice's, which would wrap the error of a wrong
     * configuration into one of its own.
     */
    @Provides
    Supplier<ServerManager> engine() {
        return () -> {
            ServerManager.Builder builder = ServerManager.builder().root(surroundings.root());
            options.configuration().ifPresent(builder::configuration);
            return builder.build();
        };
    }
}
