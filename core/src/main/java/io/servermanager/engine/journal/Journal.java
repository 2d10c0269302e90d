package io.servermanager.engine.journal;

import io.servermanager.spi.RunEvent;
import java.util.List;

/** Where the events of one run are kept. */
public interface Journal extends AutoCloseable {

    /**
     * Keeps an event: when this returns, it is on disk.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code INTERRUPTED_RUN} when it could not be kept: the run
     *     must not go on, and is finished by recovery when the cause has been removed
     */
    JournalEntry append(RunEvent.Recorded event);

    /** All entries, those of earlier processes too. */
    List<JournalEntry> entries();

    /** Keeps one line of output; losing it is not an error. */
    void output(String line);

    @Override
    void close();
}
