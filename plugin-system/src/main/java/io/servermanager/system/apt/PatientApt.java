package io.servermanager.system.apt;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.StepContext;

/** Runs apt when nobody else does: between our look at the locks and apt's own, somebody may have been quicker. */
final class PatientApt {

    private static final int ATTEMPTS = 5;

    private final StepContext context;

    PatientApt(StepContext context) {
        this.context = context;
    }

    /**
     * Runs a command of apt to its end, whatever that is.
     *
     * @throws MaintenanceException as {@link PackageLocks#await}
     */
    CommandResult run(Command command) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            PackageLocks.await(context);
            CommandResult result =
                    context.commands().run(command, line -> context.output(AptMessages.withoutSecrets(line)));
            if (!AptMessages.tellOfALock(result) || attempt == ATTEMPTS) {
                return result;
            }
        }
    }
}
