package io.servermanager.spi;

import java.util.function.Consumer;

/** The only way to start a program. Safe for use by several threads. */
public interface CommandRunner {

    /**
     * Runs a command to its end.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} when the program cannot be started, {@code TIMEOUT} when
     *     it was ended at its longest time, {@code NOT_PERMITTED} when it changes something where nothing may change
     * @throws InterruptedException when the caller was interrupted; the command has then been ended, unless it is
     *     {@link Command#neverKilled()}
     */
    default CommandResult run(Command command) throws InterruptedException {
        return run(command, line -> {});
    }

    /** Runs a command to its end and passes every line of its output, of both streams, on as it comes. */
    CommandResult run(Command command, Consumer<String> lines) throws InterruptedException;
}
