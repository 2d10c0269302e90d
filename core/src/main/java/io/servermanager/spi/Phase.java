package io.servermanager.spi;

/** The order in which the steps of a workflow stand, and the places where steps from other jars join. */
public enum Phase {
    /** Checks only: is all there that the run needs? */
    PREFLIGHT,
    /** Copies and pins: nothing about the service changes. */
    BACKUP,
    /** Downloads: the service still runs as before. */
    FETCH,
    /** The service changes. From here on a failure is rolled back rather than merely reported. */
    APPLY,
    /** Is all as it should be? A failure here rolls back. */
    VERIFY,
    /**
     * Clears up after a success. A failure here is reported and takes nothing back; interrupted, it is run again, so
     * these steps are idempotent.
     */
    FINISH
}
