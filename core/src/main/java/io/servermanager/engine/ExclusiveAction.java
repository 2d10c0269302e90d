package io.servermanager.engine;

import io.servermanager.spi.ServiceContext;

/** Something done to a service while nobody else does anything to it. */
@FunctionalInterface
public interface ExclusiveAction {

    /** Does it. {@code context} lets its commands change things. */
    void perform(ServiceContext context) throws InterruptedException;
}
