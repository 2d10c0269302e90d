package io.servermanager.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.engine.journal.Journal;
import io.servermanager.engine.journal.RunState;
import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.NoSettings;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.Phase;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whenever the program is killed, and recovery too: in the end the service is wholly old or wholly new. */
class KillAtAnyMomentTest {

    @Property(tries = 4000)
    void theServiceIsWhollyOldOrWhollyNew(
            @ForAll @Size(min = 1, max = 6) List<Phase> phases,
            @ForAll @IntRange(min = -1, max = 5) int failingStep,
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 60) Integer> livesOfProcesses) {
        SimulatedHost host = new SimulatedHost(livesOfProcesses);
        Workflow workflow = workflow(host, phases, failingStep);

        Optional<RunReport> report = Optional.empty();
        for (int process = 0; report.isEmpty(); process++) {
            assertThat(process).as("the last process is not killed").isLessThanOrEqualTo(livesOfProcesses.size());
            report = live(host, workflow);
        }

        boolean mustFail = workflow.steps().stream()
                .anyMatch(step -> step.id().equals("step-" + failingStep) && step.phase() != Phase.FINISH);
        if (report.get().outcome() == Outcome.DONE) {
            assertThat(mustFail).isFalse();
            assertThat(host.things.values()).containsOnly("new");
        } else {
            assertThat(report.get().outcome()).isIn(Outcome.ROLLED_BACK, Outcome.FAILED_UNCHANGED);
            assertThat(host.things.values()).containsOnly("old");
        }
        RunState state = RunState.of(host.journal().entries());
        assertThat(state.finished().map(RunEvent.RunFinished::outcome))
                .contains(report.get().outcome());
    }

    /** One process: the run itself, or recovery of what an earlier process left. Empty if it was killed. */
    private static Optional<RunReport> live(SimulatedHost host, Workflow workflow) {
        host.startProcess();
        try {
            Journal journal = host.journal();
            RunState state = RunState.of(journal.entries());
            RunLog log = new RunLog(journal, Clock.systemUTC(), List.of());
            if (state.started().isPresent()) {
                RunExecution execution = execution(state.started().get(), workflow, log);
                if (state.finished().isPresent()) {
                    RunEvent.RunFinished end = state.finished().get();
                    return Optional.of(RunReports.of(
                            log, state.started().get(), end.outcome(), end.problem(), end.remedy(), end.kind()));
                }
                return Optional.of(execution.recover());
            }
            RunEvent.RunStarted run = new RunEvent.RunStarted(
                    "run", "service", "plugin", workflow.id(), Map.of(), List.of(), FailurePolicy.ROLLBACK, List.of());
            log.record(run);
            return Optional.of(execution(run, workflow, log).forward());
        } catch (SimulatedHost.Killed killed) {
            return Optional.empty();
        }
    }

    private static RunExecution execution(RunEvent.RunStarted run, Workflow workflow, RunLog log) {
        return new RunExecution(
                run,
                workflow,
                new HostContext(
                        "service",
                        new NoSettings(),
                        Map.of(),
                        (command, lines) -> {
                            throw new AssertionError("no command is run here: " + command);
                        },
                        Path.of("/"),
                        Clock.systemUTC()),
                log,
                RunOptions.unattended());
    }

    private static Workflow workflow(SimulatedHost host, List<Phase> phases, int failingStep) {
        List<Phase> inOrder = new ArrayList<>(phases);
        inOrder.sort(null);
        Workflow.Recipe recipe = Workflow.named("update", "Update");
        for (int i = 0; i < inOrder.size(); i++) {
            recipe.then(host.new Step("step-" + i, inOrder.get(i), i == failingStep));
        }
        return recipe.orRollBack();
    }
}
