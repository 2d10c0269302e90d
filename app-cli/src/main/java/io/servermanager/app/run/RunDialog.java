package io.servermanager.app.run;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.Output;
import io.servermanager.app.output.PlanView;
import io.servermanager.app.output.ProgressView;
import io.servermanager.app.output.RunView;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.journal.RunRecord;
import io.servermanager.engine.run.Plan;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** From requests to reports: check, plan, show, ask, run, report. */
public final class RunDialog {

    private final ServerManager engine;
    private final Consent consent;
    private final Output output;

    /** A dialog about runs of {@code engine}. */
    public RunDialog(ServerManager engine, Consent consent, Output output) {
        this.engine = engine;
        this.consent = consent;
        this.output = output;
    }

    /**
     * Runs the requests, one after the other, after one question about all of them. One that fails does not keep the
     * others from being tried; one that is stopped does.
     *
     * @throws MaintenanceException when nothing can begin: a mistake in a request, not permitted, nobody to ask, or the
     *     only request is impossible
     */
    public ExitCode run(List<RunRequest> requests, RunManner manner) throws InterruptedException {
        RequestCheck check = new RequestCheck(engine);
        requests.forEach(check::request);
        checkAllowed(manner);
        boolean alone = requests.size() == 1;
        List<RunView> ends = new ArrayList<>();
        List<Plan> plans = new ArrayList<>();
        for (RunRequest request : requests) {
            try {
                plans.add(engine.plan(request));
            } catch (MaintenanceException impossible) {
                notBegun(request, impossible, alone).ifPresent(ends::add);
            }
        }
        if (manner.dryRun()) {
            return new RunsView(ends).planned(plans, output);
        }
        if (!manner.yes() && !plans.isEmpty() && !agreed(plans)) {
            output.note("Nothing was done.");
            return new RunsView(ends).declined(output);
        }
        AtomicBoolean stop = new AtomicBoolean();
        for (Plan plan : plans) {
            if (stop.get()) {
                output.warn(plan.request().service() + " was left out.");
                continue;
            }
            try {
                ends.add(RunView.of(run(plan, manner, stop)));
            } catch (MaintenanceException refused) {
                notBegun(plan.request(), refused, alone).ifPresent(ends::add);
            }
        }
        return new RunsView(ends).ended(output, manner.rebootExitCode());
    }

    /** Brings the interrupted runs to an end, the oldest first; one that cannot be does not keep the others from it. */
    public ExitCode recover() throws InterruptedException {
        consent.checkRoot();
        List<RunRecord> waiting = new ArrayList<>(engine.interrupted());
        Collections.reverse(waiting);
        List<RunView> ends = new ArrayList<>();
        for (RunRecord run : waiting) {
            try (ProgressView progress = ProgressView.of(output);
                    StopSignals signals = new StopSignals(() -> output.warn("The recovery goes on to its end."))) {
                engine.recover(run.runId(), RunOptions.unattended(), progress::on)
                        .map(RunView::of)
                        .ifPresent(ends::add);
            } catch (MaintenanceException impossible) {
                ends.add(RunView.notRecovered(run, impossible));
            }
        }
        return new RunsView(ends).recovered(output);
    }

    private RunReport run(Plan plan, RunManner manner, AtomicBoolean stop) throws InterruptedException {
        try (ProgressView progress = ProgressView.of(output);
                StopSignals signals = new StopSignals(() -> stop(stop, progress))) {
            RunOptions options = new RunOptions(policy(manner), this::decide, stop);
            return engine.run(plan, options, progress::on);
        }
    }

    private void stop(AtomicBoolean stop, ProgressView progress) {
        stop.set(true);
        progress.on(new RunEvent.Timed(Instant.now(), new RunEvent.StopRequested()));
    }

    private Optional<FailurePolicy> policy(RunManner manner) {
        if (manner.onFailure().isPresent()) {
            return manner.onFailure();
        }
        boolean ask = consent.somebodyIsThere() && !manner.yes();
        return ask ? Optional.of(FailurePolicy.ASK) : Optional.empty();
    }

    private FailurePolicy decide(RunEvent.StepFailed failure) {
        boolean undo = consent.ask("Undo what was begun? Without that, all is left as it is now.", true, true);
        return undo ? FailurePolicy.ROLLBACK : FailurePolicy.LEAVE;
    }

    private void checkAllowed(RunManner manner) {
        if (manner.dryRun()) {
            return;
        }
        consent.checkRoot();
        if (!manner.yes()) {
            consent.checkSomebodyIsThere();
        }
        if (!consent.somebodyIsThere() && manner.onFailure().equals(Optional.of(FailurePolicy.ASK))) {
            throw new MaintenanceException(
                    Kind.USAGE,
                    "--on-failure=ask needs a terminal to ask on, and there is none",
                    "Use --on-failure=rollback or --on-failure=leave.");
        }
    }

    private boolean agreed(List<Plan> plans) {
        boolean careful = false;
        for (Plan plan : plans) {
            PlanView.of(plan).lines(output.errorStyle()).forEach(output::warn);
            careful |= plan.irreversible() || plan.hazards().stream().anyMatch(RunDialog::cannotBeUndone);
        }
        String text = plans.size() == 1 ? plans.get(0).question() : "Do all of this, one after the other?";
        return consent.ask(text, !careful, false);
    }

    private static boolean cannotBeUndone(Hazard hazard) {
        return hazard.kind() == Hazard.Kind.IRREVERSIBLE || hazard.kind() == Hazard.Kind.DATA_LOSS;
    }

    /** What becomes of a request that cannot begin: the end of it all if it stands alone. */
    private Optional<RunView> notBegun(RunRequest request, MaintenanceException error, boolean alone) {
        if (alone) {
            throw error;
        }
        if (error.kind() == Kind.NOT_INSTALLED) {
            output.note(request.service() + " is not installed and was left out.");
            return Optional.empty();
        }
        return Optional.of(RunView.notBegun(request, error));
    }
}
