package io.servermanager.engine.run;

import io.servermanager.engine.journal.Journal;
import io.servermanager.engine.journal.RunRecord;
import io.servermanager.engine.journal.RunStore;
import io.servermanager.engine.lock.HeldLock;
import io.servermanager.engine.lock.ServiceLock;
import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.Workflow;
import java.time.Clock;
import java.util.List;

/** Plans and runs workflows: one run a service at a time. Safe for use by several threads. */
public final class WorkflowRunner {

    private final Services services;
    private final ServiceContexts contexts;
    private final RunStore runs;
    private final ServiceLock locks;
    private final Clock clock;

    /** A runner that keeps its journals in {@code runs} and its locks in {@code locks}. */
    public WorkflowRunner(Services services, ServiceContexts contexts, RunStore runs, ServiceLock locks, Clock clock) {
        this.services = services;
        this.contexts = contexts;
        this.runs = runs;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * What a workflow would do. Reads only.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is no such service, workflow or option, or what a
     *     step throws that can already see that it is impossible; where that is because a run is at work on the
     *     service, or was interrupted, {@code BUSY} or {@code INTERRUPTED_RUN}
     */
    public Plan plan(RunRequest request) throws InterruptedException {
        Workflow workflow = services.workflow(request.service(), request.workflow());
        try {
            return Planner.plan(request, workflow, contexts.reading(request.service()));
        } catch (MaintenanceException impossible) {
            if (impossible.kind() != Kind.USAGE) {
                refuseIfHalfway(request.service(), workflow, impossible);
            }
            throw impossible;
        }
    }

    /** In the midst of a run a service is as nobody would leave it: that run is the reason to name. */
    private void refuseIfHalfway(String service, Workflow workflow, MaintenanceException impossible) {
        try {
            if (locks.isHeld(service)) {
                throw locks.busy(service);
            }
            refuseIfInterrupted(service, workflow);
        } catch (MaintenanceException reason) {
            if (reason.kind() == Kind.NOT_PERMITTED || reason.kind() == Kind.UNAVAILABLE) {
                return;
            }
            reason.addSuppressed(impossible);
            throw reason;
        }
    }

    /**
     * Does what was planned.
     *
     * @throws MaintenanceException of kind {@code BUSY} if a run is at work on the service, or on any if the workflow is
     *     exclusive, {@code INTERRUPTED_RUN} if one waits for recovery, {@code CHANGED_MEANWHILE} if the plan is not
     *     true any more; nothing was done then. What goes wrong later is in the report.
     */
    public RunReport run(Plan plan, RunOptions options, List<RunListener> listeners) throws InterruptedException {
        RunRequest request = plan.request();
        String service = request.service();
        Workflow workflow = services.workflow(service, request.workflow());
        String runId = runs.newRunId(service, request.workflow());
        try (HeldLock lock = locks.acquire(service, runId);
                RunLocks others = RunLocks.besides(service, workflow, runId, locks, services.names())) {
            refuseIfInterrupted(service, workflow);
            Planner.checkUnchanged(plan, workflow, contexts.reading(service));
            RunEvent.RunStarted run = new RunEvent.RunStarted(
                    runId,
                    lock.service(),
                    services.plugin(service),
                    workflow.id(),
                    request.options(),
                    workflow.steps().stream().map(step -> step.id()).toList(),
                    policy(workflow, options),
                    plan.lines());
            try (Journal journal = runs.begin(runId)) {
                RunLog log = new RunLog(journal, clock, listeners);
                log.record(run);
                plan.steps()
                        .forEach(step -> step.preview()
                                .agreed()
                                .ifPresent(fact -> log.record(new RunEvent.FactRemembered(step.id(), fact))));
                return new RunExecution(run, workflow, contexts.changing(service, runId), log, options).forward();
            }
        }
    }

    /** A workflow that cannot be rolled back is left, whatever is asked for. */
    private static FailurePolicy policy(Workflow workflow, RunOptions options) {
        return workflow.onFailure() == FailurePolicy.LEAVE
                ? FailurePolicy.LEAVE
                : options.onFailure().orElse(workflow.onFailure());
    }

    /** Of another service only if one of the two is exclusive: what it started, such as apt, may still be at work. */
    private void refuseIfInterrupted(String service, Workflow workflow) {
        for (RunRecord open : runs.open()) {
            if (open.service().equals(service) || workflow.exclusive() || isExclusive(open)) {
                throw new MaintenanceException(
                        Kind.INTERRUPTED_RUN,
                        "Run " + open.runId() + " of '" + open.service() + "' was interrupted and waits to be finished",
                        "Run 'server-manager recover' first.");
            }
        }
    }

    private boolean isExclusive(RunRecord run) {
        try {
            return services.workflow(run.service(), run.workflow()).exclusive();
        } catch (MaintenanceException gone) {
            return false;
        }
    }
}
