package io.servermanager.engine.run;

import io.servermanager.spi.ServiceContext;

/** Makes the contexts in which plugins are asked and steps run. */
public interface ServiceContexts {

    /** For looking: its runner refuses commands that may change something. */
    ServiceContext reading(String service);

    /** For the steps of a run: the processes that it starts can be found by the run's id, also after a crash. */
    ServiceContext changing(String service, String runId);
}
