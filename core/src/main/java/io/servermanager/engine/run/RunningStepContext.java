package io.servermanager.engine.run;

import io.servermanager.engine.journal.JournalEntry;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.OtherServices;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.StepContext;
import io.servermanager.spi.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a step uses while it runs or is undone. */
final class RunningStepContext implements StepContext {

    private final ServiceContext service;
    private final String runId;
    private final Map<String, String> options;
    private final Workflow workflow;
    private final MaintenanceStep step;
    private final RunLog log;
    private final BooleanSupplier stopRequested;
    private Optional<String> nothingToDo = Optional.empty();
    private String told = "";

    RunningStepContext(
            ServiceContext service,
            RunEvent.RunStarted run,
            Workflow workflow,
            MaintenanceStep step,
            RunLog log,
            BooleanSupplier stopRequested) {
        this.service = service;
        this.runId = run.runId();
        this.options = run.options();
        this.workflow = workflow;
        this.step = step;
        this.log = log;
        this.stopRequested = stopRequested;
    }

    Optional<String> foundNothingToDo() {
        return nothingToDo;
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public Map<String, String> options() {
        return options;
    }

    @Override
    public void remember(Record fact) {
        log.record(new RunEvent.FactRemembered(step.id(), fact));
    }

    @Override
    public <T extends Record> Optional<T> recall(Class<T> type) {
        return latest(step.id(), type);
    }

    @Override
    public <T extends Record> List<T> recallAll(Class<T> type) {
        return log.journal().entries().stream()
                .flatMap(entry -> entry.fact().stream())
                .filter(candidate -> candidate.step().equals(step.id()))
                .flatMap(candidate -> candidate.as(type).stream())
                .toList();
    }

    @Override
    public <T extends Record> Optional<T> recall(Class<? extends MaintenanceStep> by, Class<T> type) {
        return workflow.steps().stream().filter(by::isInstance).findFirst().flatMap(other -> latest(other.id(), type));
    }

    private <T extends Record> Optional<T> latest(String stepId, Class<T> type) {
        List<JournalEntry> entries = log.journal().entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            Optional<T> fact = entries.get(i)
                    .fact()
                    .filter(candidate -> candidate.step().equals(stepId))
                    .flatMap(candidate -> candidate.as(type));
            if (fact.isPresent()) {
                return fact;
            }
        }
        return Optional.empty();
    }

    @Override
    public void activity(String text) {
        log.tell(new RunEvent.Activity(step.id(), text));
    }

    @Override
    public synchronized void progress(double fraction, String text) {
        // Nobody sees a difference of less than a hundredth, and steps may call for every block that they copy.
        int hundredths = (int) Math.floor(100 * Math.max(0, Math.min(1, fraction)));
        String latest = hundredths + " " + text;
        if (!latest.equals(told)) {
            told = latest;
            log.tell(new RunEvent.Progress(step.id(), hundredths / 100.0, text));
        }
    }

    @Override
    public void output(String line) {
        log.tell(new RunEvent.Output(step.id(), line));
    }

    @Override
    public void report(String name, String value) {
        log.record(new RunEvent.Reported(step.id(), name, value));
    }

    @Override
    public void nothingToDo(String reason) {
        nothingToDo = Optional.of(reason);
    }

    @Override
    public void checkStopped() {
        if (stopRequested.getAsBoolean()) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.STOPPED, "The run was stopped during '" + step.title() + "'", "");
        }
    }

    @Override
    public String service() {
        return service.service();
    }

    @Override
    public <T extends Record> T settings(Class<T> type) {
        return service.settings(type);
    }

    @Override
    public <T extends Record> T shared(String section, Class<T> type) {
        return service.shared(section, type);
    }

    @Override
    public CommandRunner commands() {
        return service.commands();
    }

    @Override
    public Path root() {
        return service.root();
    }

    @Override
    public Clock clock() {
        return service.clock();
    }

    @Override
    public List<Path> serviceDirectories() {
        return service.serviceDirectories();
    }

    @Override
    public OtherServices others() {
        return service.others();
    }
}
