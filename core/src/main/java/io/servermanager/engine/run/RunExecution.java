package io.servermanager.engine.run;

import io.servermanager.engine.journal.RunState;
import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.MaintenanceStep.Undo;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.Phase;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.RunEvent.RunStarted;
import io.servermanager.spi.RunEvent.StepFailed;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * One run on its way, from its journal: begun a moment ago, or by a process that is gone. Where it stands is always
 * read off the journal, so that going on after a crash is the same code as going on.
 */
final class RunExecution {

    private final RunStarted run;
    private final Workflow workflow;
    private final ServiceContext service;
    private final RunLog log;
    private final RunOptions options;

    RunExecution(RunStarted run, Workflow workflow, ServiceContext service, RunLog log, RunOptions options) {
        this.run = run;
        this.workflow = workflow;
        this.service = service;
        this.log = log;
        this.options = options;
    }

    /**
     * Brings a run that a crash interrupted to its end: what was begun is taken back, what was done is finished, and where
     * there is no way back steps that can be resumed go on.
     */
    RunReport recover() {
        RunState state = log.state();
        if (state.rollingBack().isPresent()) {
            return rollBack(firstFailure(state));
        }
        if (state.nothingToDo().isPresent()) {
            return withdraw(state.nothingToDo().get().reason());
        }
        Optional<MaintenanceStep> unfinished = workflow.steps().stream()
                .filter(step -> step.phase() != Phase.FINISH)
                .filter(step -> !state.done().contains(step.id()))
                .findFirst();
        if (unfinished.isEmpty() || goesOn(unfinished.get(), state)) {
            return forward();
        }
        String step = unfinished.get().id();
        return failed(state.failures().stream()
                .filter(failure -> failure.step().equals(step))
                .findFirst()
                .orElse(new StepFailed(
                        step,
                        Kind.FAILED,
                        "The run was interrupted at '" + unfinished.get().title() + "'",
                        "")));
    }

    private boolean goesOn(MaintenanceStep step, RunState state) {
        boolean failed =
                state.failures().stream().anyMatch(failure -> failure.step().equals(step.id()));
        return step instanceof ResumableStep && beyondReturn() && !failed;
    }

    /** Runs the steps that were not done yet. */
    RunReport forward() {
        try (OverdueWatch overdue = new OverdueWatch(log)) {
            for (MaintenanceStep step : workflow.steps()) {
                if (log.state().done().contains(step.id())) {
                    continue;
                }
                if (stopRequested() && step.phase() != Phase.FINISH && !beyondReturn()) {
                    return failed(new StepFailed(
                            step.id(), Kind.STOPPED, "The run was stopped before '" + step.title() + "'", ""));
                }
                Optional<RunReport> end = run(step, overdue);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
        List<StepFailed> failures = log.state().failures();
        return failures.isEmpty()
                ? finish(Outcome.DONE, "", "", Kind.FAILED)
                : finish(
                        Outcome.DONE,
                        "Afterwards: " + failures.get(0).problem(),
                        failures.get(0).remedy(),
                        failures.get(0).kind());
    }

    /** Runs one step; what is returned, if anything, is the end of the run. */
    private Optional<RunReport> run(MaintenanceStep step, OverdueWatch overdue) {
        log.record(new RunEvent.StepStarted(step.id(), step.title()));
        RunningStepContext context = context(step);
        Future<?> watch = overdue.over(step);
        try {
            step.run(context);
        } catch (Exception | LinkageError thrown) {
            StepFailed failure = failure(step, thrown);
            log.record(failure);
            return step.phase() == Phase.FINISH ? Optional.empty() : Optional.of(failed(failure));
        } finally {
            watch.cancel(false);
        }
        if (context.foundNothingToDo().isPresent()) {
            String reason = context.foundNothingToDo().get();
            if (step.phase().compareTo(Phase.APPLY) >= 0) {
                throw new IllegalStateException("'" + step.id() + "' found nothing to do after the service changed");
            }
            log.record(new RunEvent.NothingToDo(step.id(), reason));
            return Optional.of(withdraw(reason));
        }
        log.record(new RunEvent.StepDone(step.id()));
        return Optional.empty();
    }

    private RunReport failed(StepFailed failure) {
        if (beyondReturn()) {
            account();
            return finish(
                    Outcome.NEEDS_ATTENTION,
                    failure.problem(),
                    join(failure.remedy(), workflow.wayBack().orElse("Nothing was taken back: look at the service.")),
                    failure.kind());
        }
        FailurePolicy policy = touched() ? policyAfter(failure) : FailurePolicy.ROLLBACK;
        if (policy == FailurePolicy.LEAVE) {
            return finish(
                    Outcome.NEEDS_ATTENTION,
                    failure.problem(),
                    join(failure.remedy(), "Nothing was taken back: look at the service."),
                    failure.kind());
        }
        log.record(new RunEvent.RollbackStarted(failure.problem()));
        return rollBack(failure);
    }

    /** Lets every step say how far it came; one that cannot does not keep the others from it. */
    private void account() {
        for (MaintenanceStep step : workflow.steps()) {
            try {
                step.account(context(step));
            } catch (Exception | LinkageError thrown) {
                log.record(new RunEvent.Reported(
                        step.id(),
                        step.id(),
                        "unknown: " + failure(step, thrown).problem()));
            }
        }
    }

    private FailurePolicy policyAfter(StepFailed failure) {
        if (failure.kind() == Kind.STOPPED) {
            return FailurePolicy.ROLLBACK;
        }
        return run.onFailure() == FailurePolicy.ASK ? options.decision().after(failure) : run.onFailure();
    }

    private RunReport rollBack(StepFailed failure) {
        Optional<RunEvent.UndoFailed> stuck = undoAll();
        if (stuck.isPresent()) {
            return leftOpen(failure, stuck.get());
        }
        Outcome outcome = touched() ? Outcome.ROLLED_BACK : Outcome.FAILED_UNCHANGED;
        return finish(
                failure.kind() == Kind.STOPPED ? Outcome.STOPPED : outcome,
                failure.problem(),
                failure.remedy(),
                failure.kind());
    }

    /** Takes back the preparations of a run that has nothing to do. */
    private RunReport withdraw(String reason) {
        Optional<RunEvent.UndoFailed> stuck = undoAll();
        if (stuck.isPresent()) {
            return leftOpen(new StepFailed(stuck.get().step(), Kind.FAILED, reason, ""), stuck.get());
        }
        return finish(Outcome.NOTHING_TO_DO, reason, "", Kind.FAILED);
    }

    private Optional<RunEvent.UndoFailed> undoAll() {
        RunState state = log.state();
        List<MaintenanceStep> steps = workflow.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            MaintenanceStep step = steps.get(i);
            if (!state.begun().contains(step.id())
                    || state.undone().contains(step.id())
                    || step.undoable() != Undo.BY_UNDO) {
                continue;
            }
            log.record(new RunEvent.UndoStarted(step.id()));
            try {
                step.undo(context(step));
            } catch (Exception | LinkageError thrown) {
                StepFailed failure = failure(step, thrown);
                RunEvent.UndoFailed stuck = new RunEvent.UndoFailed(step.id(), failure.problem(), failure.remedy());
                log.record(stuck);
                return Optional.of(stuck);
            }
            log.record(new RunEvent.UndoDone(step.id()));
        }
        return Optional.empty();
    }

    /** The run stays without an end, so that recovery takes up the undoing when the cause has been removed. */
    private RunReport leftOpen(StepFailed failure, RunEvent.UndoFailed stuck) {
        return RunReports.of(
                log,
                run,
                Outcome.NEEDS_ATTENTION,
                failure.problem() + "; taking it back failed as well: " + stuck.problem(),
                join(stuck.remedy(), "Then run 'server-manager recover'."),
                failure.kind());
    }

    private RunReport finish(Outcome outcome, String problem, String remedy, Kind kind) {
        log.record(new RunEvent.RunFinished(outcome, problem, remedy, kind));
        return RunReports.of(log, run, outcome, problem, remedy, kind);
    }

    /** Whether a step was begun after which nothing is taken back automatically. */
    private boolean beyondReturn() {
        List<String> begun = log.state().begun();
        return workflow.steps().stream()
                .anyMatch(step -> step.undoable() == Undo.IMPOSSIBLE && begun.contains(step.id()));
    }

    /** Whether a step was begun that changes the service. */
    private boolean touched() {
        List<String> begun = log.state().begun();
        return workflow.steps().stream().anyMatch(step -> step.phase() == Phase.APPLY && begun.contains(step.id()));
    }

    private boolean stopRequested() {
        return options.stop().get();
    }

    private RunningStepContext context(MaintenanceStep step) {
        boolean undoing = log.state().rollingBack().isPresent();
        boolean stopsItself = step.undoable() == Undo.IMPOSSIBLE;
        return new RunningStepContext(
                service,
                run,
                workflow,
                step,
                log,
                () -> !undoing && (stopsItself || !beyondReturn()) && stopRequested());
    }

    private StepFailed firstFailure(RunState state) {
        String reason =
                state.rollingBack().map(RunEvent.RollbackStarted::reason).orElse("");
        return state.failures().stream()
                .filter(failure -> failure.problem().equals(reason))
                .findFirst()
                .orElse(new StepFailed("", Kind.FAILED, reason, ""));
    }

    private static StepFailed failure(MaintenanceStep step, Throwable thrown) {
        if (thrown instanceof MaintenanceException known) {
            return new StepFailed(step.id(), known.kind(), known.problem(), known.remedy());
        }
        if (thrown instanceof InterruptedException) {
            // The flag stays cleared: what was begun is taken back now, by commands that can be waited for.
            return new StepFailed(step.id(), Kind.STOPPED, "'" + step.title() + "' was interrupted", "");
        }
        return new StepFailed(
                step.id(),
                Kind.FAILED,
                "'" + step.title() + "' failed: " + thrown,
                "Look at the run's log; this may be a fault in the plugin.");
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + " " + second;
    }
}
