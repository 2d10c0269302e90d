package io.servermanager.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happens in a run: journal line, progress, JSON output, notification and test assertion alike.
 *
 * <p>{@link Recorded} events are in the journal, on disk, before what they announce is done; {@link Transient} ones go
 * to listeners only. Names and components of the recorded ones are a file format.
 */
public sealed interface RunEvent {

    /** An event that is in the journal. */
    sealed interface Recorded extends RunEvent {}

    /** An event that goes to listeners only. */
    sealed interface Transient extends RunEvent {}

    /**
     * The first event of every run.
     *
     * @param runId unique on this host
     * @param service the service's name in the configuration
     * @param plugin the plugin that supplies it
     * @param workflow the workflow's id
     * @param options what was asked for
     * @param steps the ids of all steps, in order
     * @param onFailure what is to happen when a step fails
     * @param plan the lines of the plan that was agreed to
     */
    record RunStarted(
            String runId,
            String service,
            String plugin,
            String workflow,
            Map<String, String> options,
            List<String> steps,
            FailurePolicy onFailure,
            List<String> plan)
            implements Recorded {}

    /** A step begins. */
    record StepStarted(String step, String title) implements Recorded {}

    /** A step remembered something for later, or for another process. */
    record FactRemembered(String step, Record fact) implements Recorded {}

    /** Something for the report. */
    record Reported(String step, String name, String value) implements Recorded {}

    /** A step found that there is nothing to do; what was begun is undone. */
    record NothingToDo(String step, String reason) implements Recorded {}

    /** A step was done. */
    record StepDone(String step) implements Recorded {}

    /** A step failed. */
    record StepFailed(String step, MaintenanceException.Kind kind, String problem, String remedy) implements Recorded {}

    /** Another process goes on with an interrupted run. */
    record RecoveryStarted(String reason) implements Recorded {}

    /** What was begun is being taken back. */
    record RollbackStarted(String reason) implements Recorded {}

    /** A step is being undone. */
    record UndoStarted(String step) implements Recorded {}

    /** A step was undone. */
    record UndoDone(String step) implements Recorded {}

    /** A step could not be undone. */
    record UndoFailed(String step, String problem, String remedy) implements Recorded {}

    /**
     * The last event of every run.
     *
     * @param outcome how it ended
     * @param problem what was wrong; empty if nothing was
     * @param remedy what to do about it; empty if nothing is to be done
     * @param kind the kind of problem, {@code FAILED} if there was none
     */
    record RunFinished(Outcome outcome, String problem, String remedy, MaintenanceException.Kind kind)
            implements Recorded {}

    /** What goes on now. */
    record Activity(String step, String text) implements Transient {}

    /** How far a step is, from 0 to 1. */
    record Progress(String step, double fraction, String text) implements Transient {}

    /** One line of output. */
    record Output(String step, String line) implements Transient {}

    /** A step takes longer than it usually does. */
    record Overdue(String step, long expectedSeconds) implements Transient {}

    /** The person asked to stop; the run stops at the next safe point. */
    record StopRequested() implements Transient {}

    /**
     * An event with its time.
     *
     * @param at when it happened
     * @param event what happened
     */
    record Timed(Instant at, RunEvent event) {}
}
