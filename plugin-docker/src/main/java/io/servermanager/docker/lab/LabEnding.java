package io.servermanager.docker.lab;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a lab away once: when it is closed, or else when the program ends. */
final class LabEnding {

    private static final Logger LOG = LoggerFactory.getLogger(LabEnding.class);

    private final LabDirectory directory;
    private final LabRemains remains;
    private final Thread hook;
    private boolean done;

    private LabEnding(LabDirectory directory, LabRemains remains) {
        this.directory = directory;
        this.remains = remains;
        this.hook = new Thread(this::endWithProgram, "end of " + directory.name());
    }

    static LabEnding of(LabDirectory directory, CommandRunner commands) {
        LabEnding ending = new LabEnding(directory, new LabRemains(directory, commands));
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    /** Removes everything, also in a thread that was interrupted. */
    synchronized void end() {
        if (done) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            remains.remove();
            finish();
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void endWithProgram() {
        try {
            end();
        } catch (MaintenanceException failure) {
            LOG.warn("{} {}", failure.problem(), failure.remedy());
        }
    }

    synchronized void keep() {
        if (done) {
            return;
        }
        try {
            @Nullable LabOwner owner = LabOwner.read(directory.owner()).orElse(null);
            if (owner != null) {
                owner.keeping().write(directory.owner());
            }
            finish();
        } catch (IOException failure) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.FAILED,
                    "The lab in " + directory.root() + " cannot be kept: " + failure.getMessage() + ".",
                    "Make room there.",
                    failure);
        }
    }

    private void finish() {
        done = true;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The program is ending, and this may be the hook.
            return;
        }
    }
}
