package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import java.time.Duration;

/** Learns that a command takes longer than it should. Called by the thread that waits for the command. */
@FunctionalInterface
public interface OverdueListener {

    /** Does nothing. */
    OverdueListener NONE = (command, limit) -> {};

    /**
     * A command has run for {@code limit} and still runs. Called once when its expected time is over, and for a command
     * that is never killed once more when its longest time is over.
     */
    void overdue(Command command, Duration limit);
}
