package io.servermanager.app.command;

import io.servermanager.engine.ServerManager;
import io.servermanager.spi.MaintenanceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that an interrupted run waits, before a command says its own. */
final class InterruptedRunNotice {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptedRunNotice.class);

    private InterruptedRunNotice() {}

    /** Says it where it is so. Whoever may not read the journals hears nothing. */
    static void tell(CommandContext context) {
        ServerManager engine = context.engine();
        try {
            engine.interrupted()
                    .forEach(run -> context.output()
                            .warn("run " + run.runId() + " of " + run.service() + " was interrupted at "
                                    + run.startedAt() + ": server-manager recover"));
        } catch (MaintenanceException unknown) {
            LOG.debug("It is not known whether a run was interrupted: {}", unknown.getMessage());
        }
    }
}
