package io.servermanager.engine.run;

import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.RunEvent;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How a run is to go.
 *
 * @param onFailure what happens to what was begun when a step fails; empty for what the workflow says
 * @param decision who is asked under {@link FailurePolicy#ASK}
 * @param stop set to true when the person asks to stop
 */
public record RunOptions(Optional<FailurePolicy> onFailure, Decision decision, AtomicBoolean stop) {

    /** What the workflow says, and nobody who could stop it. */
    public static RunOptions unattended() {
        return new RunOptions(Optional.empty(), failure -> FailurePolicy.ROLLBACK, new AtomicBoolean());
    }

    /** Decides what happens after a failure. */
    @FunctionalInterface
    public interface Decision {
        /** {@link FailurePolicy#ROLLBACK} or {@link FailurePolicy#LEAVE}. */
        FailurePolicy after(RunEvent.StepFailed failure);
    }
}
