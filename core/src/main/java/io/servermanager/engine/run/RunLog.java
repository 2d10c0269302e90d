package io.servermanager.engine.run;

import io.servermanager.engine.journal.Journal;
import io.servermanager.engine.journal.RunState;
import io.servermanager.spi.RunEvent;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a run says what happens: to the journal first, then to whoever listens. Safe for use by several threads. */
final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final Journal journal;
    private final Clock clock;
    private final List<RunListener> listeners;

    RunLog(Journal journal, Clock clock, List<RunListener> listeners) {
        this.journal = journal;
        this.clock = clock;
        this.listeners = new CopyOnWriteArrayList<>(listeners);
    }

    Journal journal() {
        return journal;
    }

    RunState state() {
        return RunState.of(journal.entries());
    }

    /** On disk when this returns. */
    void record(RunEvent.Recorded event) {
        journal.append(event);
        tell(event);
    }

    void tell(RunEvent event) {
        if (event instanceof RunEvent.Output output) {
            journal.output(output.line());
        } else if (!(event instanceof RunEvent.Progress)) {
            journal.output("-- " + event);
        }
        RunEvent.Timed timed = new RunEvent.Timed(clock.instant(), event);
        for (RunListener listener : listeners) {
            try {
                listener.on(timed);
            } catch (RuntimeException | LinkageError broken) {
                LOG.warn("A listener failed and is not told any more of this run", broken);
                listeners.remove(listener);
            }
        }
    }
}
