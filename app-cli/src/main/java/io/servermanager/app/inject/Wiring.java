package io.servermanager.app.inject;

import com.google.inject.Guice;
import com.google.inject.Stage;
import io.servermanager.app.command.CommandContext;
import io.servermanager.app.command.CommandLineInterface;
import io.servermanager.app.command.GlobalOptions;
import io.servermanager.app.output.StderrLogging;
import io.servermanager.app.output.Surroundings;

/** Puts together what a command needs. */
public final class Wiring {

    private Wiring() {}

    /** The program in these surroundings. Nothing is made before a command is run. */
    public static CommandLineInterface program(Surroundings surroundings) {
        return new CommandLineInterface(surroundings, options -> context(surroundings, options));
    }

    /** What a command may use. */
    private static CommandContext context(Surroundings surroundings, GlobalOptions options) {
        StderrLogging.debug(options.manner().debug());
        return Guice.createInjector(Stage.DEVELOPMENT, new CommandModule(surroundings, options))
                .getInstance(CommandContext.class);
    }
}
