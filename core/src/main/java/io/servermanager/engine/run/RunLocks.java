package io.servermanager.engine.run;

import io.servermanager.engine.lock.HeldLock;
import io.servermanager.engine.lock.ServiceLock;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Workflow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The locks of other services than its own that a run holds: all of them if its workflow is exclusive, else none. */
final class RunLocks implements AutoCloseable {

    private final Deque<HeldLock> held = new ArrayDeque<>();

    private RunLocks() {}

    /**
     * Takes them, at once or not at all.
     *
     * @throws MaintenanceException of kind {@code BUSY} if a run is at work on one of the services
     */
    static RunLocks besides(String service, Workflow workflow, String runId, ServiceLock locks, List<String> all) {
        RunLocks taken = new RunLocks();
        try {
            if (workflow.exclusive()) {
                all.stream()
                        .filter(other -> !other.equals(service))
                        .forEach(other -> taken.held.push(locks.acquire(other, runId)));
            }
            return taken;
        } catch (RuntimeException failure) {
            taken.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        held.forEach(HeldLock::close);
    }
}
