package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.spi.MaintenanceException;

/** A command of the program. Its fields are filled from the command line before it is run. */
interface AdminCommand {

    /**
     * Runs the command.
     *
     * @throws MaintenanceException when it cannot do what was asked for
     * @throws InterruptedException when the thread was interrupted
     */
    ExitCode run(CommandContext context) throws InterruptedException;

    /** Whether a run that was interrupted is worth a word before this command says its own. */
    default boolean tellsOfInterruptedRuns() {
        return true;
    }
}
