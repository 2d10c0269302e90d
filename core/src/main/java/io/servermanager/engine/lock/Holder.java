package io.servermanager.engine.lock;

import java.time.Instant;

/**
 * Who holds a lock.
 *
 * @param runId the run's id
 * @param pid the process that works on it
 * @param since when it took the lock
 */
public record Holder(String runId, long pid, Instant since) {

    /** For people: {@code run X since T (pid N)}. */
    @Override
    public String toString() {
        return "run " + runId + " since " + since + " (pid " + pid + ")";
    }
}
