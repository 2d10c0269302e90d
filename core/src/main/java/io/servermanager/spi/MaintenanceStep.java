package io.servermanager.spi;

import java.time.Duration;

/**
 * One thing that a workflow does, and how it is undone.
 *
 * <p>A step keeps no state of its own: what must survive a crash goes through {@link StepContext#remember}, since
 * {@link #undo} may be called on another instance in another process.
 */
public interface MaintenanceStep {

    /** The stable name in the journal, {@code [a-z][a-z0-9-]*}, unique in its workflow. Never renamed. */
    String id();

    /** A phrase in the imperative for people: "Pull the new image". */
    String title();

    /** Where in a workflow the step stands. */
    Phase phase();

    /**
     * What {@link #run} would do. Reads only: the context's runner refuses everything else.
     *
     * @throws MaintenanceException when the step can already be seen to be impossible
     */
    default Preview preview(StepContext context) throws InterruptedException {
        return Preview.NONE;
    }

    /** Does the step. Any exception means that it failed; what it had begun, {@link #undo} clears up. */
    void run(StepContext context) throws Exception;

    /**
     * Takes back what {@link #run} did, whether that was all, half or nothing of it. Must be idempotent: it may itself
     * be interrupted and called again.
     */
    default void undo(StepContext context) throws Exception {}

    /**
     * Says in the report what {@link #run} did as far as it came. Called for every step of the workflow, begun or not,
     * when a run ends in failure beyond a step without a way back, perhaps in another process. Looks and changes nothing.
     */
    default void account(StepContext context) throws Exception {}

    /** Whether there is a way back from this step. */
    default Undo undoable() {
        return Undo.NOTHING_TO_UNDO;
    }

    /** After this time a person is told that the step takes longer than usual. */
    default Duration expected() {
        return Duration.ofMinutes(2);
    }

    /** Whether there is a way back. */
    enum Undo {
        /** The step changes nothing that would have to be taken back. */
        NOTHING_TO_UNDO,
        /** {@link MaintenanceStep#undo} takes it back. */
        BY_UNDO,
        /** There is no way back once it has begun: nothing is undone automatically any more. */
        IMPOSSIBLE
    }
}
