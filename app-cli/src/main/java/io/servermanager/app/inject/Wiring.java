package io.servermanager.app.inject;

import com.google.inject.Guice;
import com.google.inject.Stage;
import io.servermanager.app.command.CommandContext;
import io.servermanager.app.command.GlobalOptions;
import io.servermanager.app.output.StderrLogging;
import io.servermanager.app.output.Surroundings;

/** Puts together what a command needs. */
public final class Wiring {

    private Wiring() {}

    /** What a command may use, in these surroundings and with these options. Makes nothing before it is asked for. */
    public static CommandContext context(Surroundings surroundings, GlobalOptions options) {
        StderrLogging.debug(options.manner().debug());
        return Guice.createInjector(Stage.DEVELOPMENT, new CommandModule(surroundings, options))
                .getInstance(CommandContext.class);
    }
}
