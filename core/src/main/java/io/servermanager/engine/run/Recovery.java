package io.servermanager.engine.run;

import io.servermanager.engine.journal.Journal;
import io.servermanager.engine.journal.RunRecord;
import io.servermanager.engine.journal.RunState;
import io.servermanager.engine.journal.RunStore;
import io.servermanager.engine.lock.HeldLock;
import io.servermanager.engine.lock.ServiceLock;
import io.servermanager.engine.process.MarkedProcess;
import io.servermanager.engine.process.RunProcesses;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finishes runs that were interrupted: those without an end whose lock is free. May itself be interrupted and started
 * again. Safe for use by several threads and processes.
 */
public final class Recovery {

    /** How long commands that outlived their run may go on by themselves before they are ended. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Services services;
    private final ServiceContexts contexts;
    private final RunStore runs;
    private final ServiceLock locks;
    private final RunProcesses processes;
    private final Clock clock;
    private final Duration patience;

    /** Recovery of the runs in {@code runs}. */
    public Recovery(
            Services services,
            ServiceContexts contexts,
            RunStore runs,
            ServiceLock locks,
            RunProcesses processes,
            Clock clock) {
        this(services, contexts, runs, locks, processes, clock, PATIENCE);
    }

    Recovery(
            Services services,
            ServiceContexts contexts,
            RunStore runs,
            ServiceLock locks,
            RunProcesses processes,
            Clock clock,
            Duration patience) {
        this.services = services;
        this.contexts = contexts;
        this.runs = runs;
        this.locks = locks;
        this.processes = processes;
        this.clock = clock;
        this.patience = patience;
    }

    /** The runs that wait for recovery, newest first. */
    public List<RunRecord> interrupted() {
        return runs.open().stream().filter(run -> !locks.isHeld(run.service())).toList();
    }

    /**
     * Finishes one interrupted run.
     *
     * @return its report; empty if it has been finished, or is being worked on, by somebody else
     * @throws MaintenanceException of kind {@code DAMAGED} if its journal cannot be followed, {@code BUSY} if a command
     *     that must not be killed is still at work for it, or a run on another service if its workflow is exclusive
     */
    public Optional<RunReport> recover(String runId, RunOptions options, List<RunListener> listeners)
            throws InterruptedException {
        String service = runs.find(runId).map(RunRecord::service).orElse("?");
        Optional<HeldLock> lock = locks.tryAcquire(service, runId);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try (HeldLock held = lock.get();
                Journal journal = runs.reopen(runId)) {
            RunState state = RunState.of(journal.entries());
            if (state.started().isEmpty() || state.finished().isPresent()) {
                return Optional.empty();
            }
            RunEvent.RunStarted run = state.started().get();
            Workflow workflow = asBegun(run, state, services.workflow(held.service(), run.workflow()));
            endSurvivors(runId);
            try (RunLocks others = RunLocks.besides(service, workflow, runId, locks, services.names())) {
                RunLog log = new RunLog(journal, clock, listeners);
                log.record(new RunEvent.RecoveryStarted("The run had no end and nobody was at work on it"));
                return Optional.of(
                        new RunExecution(run, workflow, contexts.changing(service, runId), log, options).recover());
            }
        }
    }

    private void endSurvivors(String runId) throws InterruptedException {
        List<MarkedProcess> alive = processes.awaitOrEnd(runId, patience);
        if (!alive.isEmpty()) {
            throw new MaintenanceException(
                    Kind.BUSY,
                    "A command of run " + runId + " is still at work and must not be ended: " + alive.get(0),
                    "Run 'server-manager recover' again when it has ended.");
        }
    }

    /** An interrupted run can be followed only by the very steps that it was begun with. */
    private Workflow asBegun(RunEvent.RunStarted run, RunState state, Workflow workflow) {
        List<String> known = workflow.steps().stream().map(step -> step.id()).toList();
        String plugin = services.plugin(run.service());
        Optional<String> unknown =
                state.begun().stream().filter(step -> !known.contains(step)).findFirst();
        if (!plugin.equals(run.plugin()) || unknown.isPresent()) {
            throw new MaintenanceException(
                    Kind.DAMAGED,
                    "Run " + run.runId() + " cannot be finished: "
                            + unknown.map(step -> "the workflow has no step '" + step + "' any more")
                                    .orElse("the service belongs to plugin '" + plugin + "' now, not '" + run.plugin()
                                            + "'"),
                    "Put the former plugin or configuration back and run 'server-manager recover' again.");
        }
        return workflow.withSteps(workflow.steps().stream()
                .filter(step -> run.steps().contains(step.id()))
                .toList());
    }
}
