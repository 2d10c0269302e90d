package io.servermanager.engine.run;

import io.servermanager.spi.RunEvent;

/** Hears what happens in a run, on the run's own threads: must return soon. */
@FunctionalInterface
public interface RunListener {

    /** Something happened. What this throws is logged, and the listener is not called again. */
    void on(RunEvent.Timed event);
}
