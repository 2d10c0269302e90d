/**
 * Plans, runs and recovers workflows.
 *
 * <ol>
 *   <li>A {@link io.servermanager.engine.run.Plan} is made of the steps' previews; it only reads.
 *   <li>For each step: {@code StepStarted} is forced to the journal, the step runs, {@code StepDone} is forced to the
 *       journal.
 *   <li>When a step fails, what was begun is undone, last first; a step of FINISH that fails is only reported.
 *   <li>An undo that fails leaves the run open: {@link io.servermanager.engine.run.Recovery} tries again when the cause
 *       has been removed, and goes on likewise with what a crash interrupted.
 *   <li>Once a step that cannot be undone has begun, nothing is undone automatically.
 *   <li>Only the journal may abort a run; a listener that throws is logged and dropped.
 * </ol>
 */
@NullMarked
package io.servermanager.engine.run;

import org.jspecify.annotations.NullMarked;
