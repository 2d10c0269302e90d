package io.servermanager.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.engine.journal.Journal;
import io.servermanager.engine.journal.RunStore;
import io.servermanager.engine.lock.HeldLock;
import io.servermanager.engine.lock.ServiceLock;
import io.servermanager.engine.process.ProcessMarks;
import io.servermanager.engine.process.RunProcesses;
import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.MaintenanceStep.Undo;
import io.servermanager.spi.NoSettings;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.StepContext;
import io.servermanager.spi.Workflow;
import io.servermanager.spi.WorkflowOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowRunnerTest {

    private final List<String> calls = new ArrayList<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private Workflow workflow = Workflow.named("update", "Update").orRollBack();
    private String world = "as planned";

    @TempDir
    Path state;

    private RunStore runs;
    private ServiceLock locks;
    private WorkflowRunner runner;
    private Recovery recovery;

    @BeforeEach
    void wire() {
        Services services = new Services() {
            @Override
            public List<String> names() {
                return List.of("another", "service");
            }

            @Override
            public String plugin(String service) {
                return "plugin";
            }

            @Override
            public Workflow workflow(String service, String id) {
                return workflow;
            }
        };
        ServiceContexts contexts = new ServiceContexts() {
            @Override
            public ServiceContext reading(String service) {
                return context(service);
            }

            @Override
            public ServiceContext changing(String service, String runId) {
                return context(service);
            }
        };
        runs = new RunStore(state, Clock.systemUTC());
        locks = new ServiceLock(state, Clock.systemUTC());
        runner = new WorkflowRunner(services, contexts, runs, locks, Clock.systemUTC());
        recovery = new Recovery(
                services, contexts, runs, locks, new RunProcesses(), Clock.systemUTC(), Duration.ofMillis(100));
    }

    @Test
    void stepsRunInOrderAndTheRunIsInTheHistory() throws Exception {
        workflow = recipe(step("a", Phase.PREFLIGHT), step("b", Phase.APPLY)).orRollBack();

        RunReport report = run();

        assertThat(calls).containsExactly("run a", "run b");
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(runs.find(report.runId()).orElseThrow().outcome()).contains(Outcome.DONE);
    }

    @Test
    void aFailureAfterTheServiceWasTouchedIsRolledBackLastFirst() throws Exception {
        workflow = recipe(step("a", Phase.BACKUP), step("b", Phase.APPLY), failing("c", Phase.VERIFY))
                .orRollBack();

        RunReport report = run();

        assertThat(calls).containsExactly("run a", "run b", "run c", "undo c", "undo b", "undo a");
        assertThat(report.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(report.problem()).isEqualTo("c is broken");
    }

    @Test
    void aFailureBeforeTheServiceWasTouchedSaysThatNothingChanged() throws Exception {
        workflow = recipe(step("a", Phase.BACKUP), failing("b", Phase.FETCH), step("c", Phase.APPLY))
                .orRollBack();

        assertThat(run().outcome()).isEqualTo(Outcome.FAILED_UNCHANGED);
        assertThat(calls).containsExactly("run a", "run b", "undo b", "undo a");
    }

    @Test
    void aFailureWhileClearingUpTakesNothingBack() throws Exception {
        workflow = recipe(step("a", Phase.APPLY), failing("b", Phase.FINISH), step("c", Phase.FINISH))
                .orRollBack();

        RunReport report = run();

        assertThat(calls).containsExactly("run a", "run b", "run c");
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(report.problem()).contains("b is broken");
    }

    @Test
    void nothingIsTakenBackBeyondTheStepThatCannotBeUndone() throws Exception {
        workflow = recipe(
                        step("a", Phase.APPLY),
                        new Scripted("b", Phase.APPLY, Undo.IMPOSSIBLE, false),
                        failing("c", Phase.VERIFY))
                .wayBack("Restore the backup.")
                .orRollBack();

        RunReport report = run();

        assertThat(calls).containsExactly("run a", "run b", "run c");
        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(report.remedy()).contains("Restore the backup.");
    }

    @Test
    void everyStepGivesAnAccountOfItselfWhenNothingIsTakenBack() throws Exception {
        class Accounting extends Scripted {
            Accounting(String id, boolean fails) {
                super(id, Phase.APPLY, Undo.IMPOSSIBLE, fails);
            }

            @Override
            public void account(StepContext context) {
                context.report("account of " + context.recallAll(Fact.class).size(), "given");
                throw new IllegalStateException("no more is known");
            }
        }
        workflow = recipe(new Accounting("a", true), new Accounting("b", false)).orLeave();

        RunReport report = run();

        assertThat(calls).containsExactly("run a");
        assertThat(report.problem()).isEqualTo("a is broken");
        assertThat(report.reports()).extracting(RunReport.Reported::name).containsExactly("account of 0", "a", "b");
    }

    @Test
    void whatWasAgreedToIsRememberedForTheStepBeforeTheFirstOneRuns() throws Exception {
        List<Fact> found = new ArrayList<>();
        workflow = recipe(new Scripted("a", Phase.APPLY, Undo.IMPOSSIBLE, false) {
                    @Override
                    public Preview preview(StepContext context) {
                        return super.preview(context)
                                .with(new Hazard(Hazard.Kind.NOTICE, "x"))
                                .agreeingTo(new Fact(1));
                    }

                    @Override
                    public void run(StepContext context) {
                        context.remember(new Fact(2));
                        found.addAll(context.recallAll(Fact.class));
                    }
                })
                .orLeave();

        run();

        assertThat(found).containsExactly(new Fact(1), new Fact(2));
    }

    @Test
    void aStepWithoutAWayBackStopsWhereItSaysThatItMay() throws Exception {
        workflow = recipe(new Scripted("a", Phase.APPLY, Undo.IMPOSSIBLE, false) {
                    @Override
                    public void run(StepContext context) {
                        stop.set(true);
                        context.checkStopped();
                    }
                })
                .orLeave();

        RunReport report = run();

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(report.kind()).isEqualTo(Kind.STOPPED);
    }

    private record Fact(int number) {}

    @Test
    void leftAsItIsWhenAskedSo() throws Exception {
        workflow = recipe(step("a", Phase.APPLY), failing("b", Phase.VERIFY)).orRollBack();

        RunReport report = run(new RunOptions(Optional.of(FailurePolicy.LEAVE), failure -> FailurePolicy.LEAVE, stop));

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(calls).containsExactly("run a", "run b");
    }

    @Test
    void nothingToDoTakesThePreparationsBack() throws Exception {
        workflow = recipe(
                        step("a", Phase.BACKUP),
                        new Scripted("b", Phase.FETCH, Undo.NOTHING_TO_UNDO, false) {
                            @Override
                            public void run(StepContext context) {
                                context.nothingToDo("all is new");
                            }
                        },
                        step("c", Phase.APPLY))
                .orRollBack();

        RunReport report = run();

        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(report.problem()).isEqualTo("all is new");
        assertThat(calls).containsExactly("run a", "undo a");
    }

    @Test
    void aRunThatIsToStopIsTakenBack() throws Exception {
        workflow = recipe(
                        new Scripted("a", Phase.APPLY, Undo.BY_UNDO, false) {
                            @Override
                            public void run(StepContext context) throws Exception {
                                super.run(context);
                                stop.set(true);
                            }
                        },
                        step("b", Phase.VERIFY))
                .orRollBack();

        assertThat(run().outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(calls).containsExactly("run a", "undo a");
    }

    @Test
    void anUndoThatFailsLeavesTheRunOpenUntilRecoverySucceeds() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        workflow = recipe(
                        step("a", Phase.BACKUP),
                        new Scripted("b", Phase.APPLY, Undo.BY_UNDO, false) {
                            @Override
                            public void undo(StepContext context) throws Exception {
                                super.undo(context);
                                if (broken.get()) {
                                    throw new MaintenanceException(Kind.FAILED, "the disk is full", "Free space.");
                                }
                            }
                        },
                        failing("c", Phase.VERIFY))
                .orRollBack();

        RunReport report = run();

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(report.problem()).contains("c is broken", "the disk is full");
        assertThat(calls).as("the earlier steps keep the way back").doesNotContain("undo a");
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        MaintenanceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED_RUN));

        broken.set(false);
        Optional<RunReport> recovered = recovery.recover(report.runId(), RunOptions.unattended(), List.of());

        assertThat(recovered.map(RunReport::outcome)).contains(Outcome.ROLLED_BACK);
        assertThat(calls).contains("undo a");
        assertThat(recovery.interrupted()).isEmpty();
    }

    @Test
    void oneRunAtATime() throws Exception {
        workflow = recipe(step("a", Phase.APPLY)).orRollBack();
        try (HeldLock other = locks.acquire("service", "20260101T000000Z-service-update-0001")) {
            assertThatThrownBy(this::run).isInstanceOfSatisfying(MaintenanceException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.BUSY);
                assertThat(e.problem()).contains(other.holder().runId());
            });
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void anExclusiveRunIsTheOnlyOneOnTheHost() throws Exception {
        workflow = recipe(step("a", Phase.APPLY)).exclusive().orRollBack();
        try (HeldLock other = locks.acquire("another", "20260101T000000Z-another-update-0001")) {
            assertThatThrownBy(this::run).isInstanceOfSatisfying(MaintenanceException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.BUSY);
                assertThat(e.problem()).contains(other.holder().runId(), "another");
            });
        }
        assertThat(calls).isEmpty();
        assertThat(locks.isHeld("service")).isFalse();

        List<Boolean> heldMeanwhile = new ArrayList<>();
        runner.run(
                runner.plan(new RunRequest("service", "update", Map.of())),
                RunOptions.unattended(),
                List.of(event -> heldMeanwhile.add(locks.isHeld("another"))));
        assertThat(heldMeanwhile).isNotEmpty().containsOnly(true);
        assertThat(locks.isHeld("another")).isFalse();
    }

    @Test
    void anInterruptedRunOfAnotherServiceIsInTheWayOnlyOfAnExclusiveOne() throws Exception {
        String another = "20260101T000000Z-another-update-0001";
        try (Journal journal = runs.begin(another)) {
            journal.append(new RunEvent.RunStarted(
                    another, "another", "plugin", "update", Map.of(), List.of(), FailurePolicy.LEAVE, List.of()));
        }
        workflow = recipe(step("a", Phase.APPLY)).exclusive().orRollBack();
        assertThatThrownBy(this::run).isInstanceOfSatisfying(MaintenanceException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED_RUN);
            assertThat(e.problem()).contains(another, "another");
        });
        assertThat(calls).isEmpty();

        workflow = recipe(step("a", Phase.APPLY)).orRollBack();
        assertThat(run().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aPlanThatIsNotTrueAnyMoreIsNotDone() throws Exception {
        workflow = recipe(step("a", Phase.APPLY)).orRollBack();
        Plan plan = runner.plan(new RunRequest("service", "update", Map.of()));
        world = "changed by hand";

        assertThatThrownBy(() -> runner.run(plan, RunOptions.unattended(), List.of()))
                .isInstanceOfSatisfying(
                        MaintenanceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED_MEANWHILE));
        assertThat(calls).isEmpty();
        assertThat(runs.all()).isEmpty();
    }

    @Test
    void anUnknownOptionIsRefusedWithTheKnownOnes() {
        workflow = recipe(step("a", Phase.APPLY))
                .option(WorkflowOption.flag("force", "go on"))
                .orRollBack();

        assertThatThrownBy(() -> runner.plan(new RunRequest("service", "update", Map.of("frce", "true"))))
                .isInstanceOfSatisfying(MaintenanceException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.USAGE);
                    assertThat(e.remedy()).contains("force");
                });
    }

    @Test
    void aListenerThatThrowsIsDroppedAndTheRunGoesOn() throws Exception {
        workflow = recipe(step("a", Phase.APPLY)).orRollBack();
        List<RunEvent> heard = new ArrayList<>();

        RunReport report = runner.run(
                runner.plan(new RunRequest("service", "update", Map.of())),
                RunOptions.unattended(),
                List.of(
                        event -> {
                            throw new IllegalStateException("broken listener");
                        },
                        event -> heard.add(event.event())));

        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(heard).last().isInstanceOf(RunEvent.RunFinished.class);
    }

    @Test
    void progressIsToldByTheHundredth() throws Exception {
        workflow = recipe(new Scripted("a", Phase.APPLY, Undo.BY_UNDO, false) {
                    @Override
                    public void run(StepContext context) {
                        for (int i = 0; i <= 10_000; i++) {
                            context.progress(i / 10_000.0, "copying");
                        }
                    }
                })
                .orRollBack();
        List<RunEvent> heard = new ArrayList<>();

        runner.run(
                runner.plan(new RunRequest("service", "update", Map.of())),
                RunOptions.unattended(),
                List.of(event -> heard.add(event.event())));

        assertThat(heard).filteredOn(RunEvent.Progress.class::isInstance).hasSize(101);
    }

    @Test
    void aRunOfAStepThatIsGoneIsNotGuessedAt() throws Exception {
        String runId = runs.newRunId("service", "update");
        try (Journal journal = runs.begin(runId)) {
            journal.append(new RunEvent.RunStarted(
                    runId,
                    "service",
                    "plugin",
                    "update",
                    Map.of(),
                    List.of("former"),
                    FailurePolicy.ROLLBACK,
                    List.of()));
            journal.append(new RunEvent.StepStarted("former", "A step of an older plugin"));
        }

        assertThatThrownBy(() -> recovery.recover(runId, RunOptions.unattended(), List.of()))
                .isInstanceOfSatisfying(MaintenanceException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.DAMAGED);
                    assertThat(e.problem()).contains("former");
                });
        assertThat(recovery.interrupted()).hasSize(1);
    }

    @Test
    void aRunWhoseCommandIsStillAtWorkAndMustNotBeEndedIsLeftUntilItHasEnded() throws Exception {
        workflow = recipe(step("a", Phase.APPLY)).orRollBack();
        String runId = runs.newRunId("service", "update");
        try (Journal journal = runs.begin(runId)) {
            journal.append(new RunEvent.RunStarted(
                    runId, "service", "plugin", "update", Map.of(), List.of("a"), FailurePolicy.ROLLBACK, List.of()));
            journal.append(new RunEvent.StepStarted("a", "a"));
        }
        ProcessBuilder script = new ProcessBuilder("sleep", "600");
        script.environment().putAll(Map.of(ProcessMarks.RUN, runId, ProcessMarks.ENDING, ProcessMarks.NEVER));
        Process running = script.start();
        try {
            assertThatThrownBy(() -> recovery.recover(runId, RunOptions.unattended(), List.of()))
                    .isInstanceOfSatisfying(MaintenanceException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.BUSY);
                        assertThat(e.problem()).contains(runId, "sleep 600");
                        assertThat(e.remedy()).contains("'server-manager recover' again");
                    });
            assertThat(running.isAlive()).isTrue();
            assertThat(calls).isEmpty();
            assertThat(recovery.interrupted()).hasSize(1);
        } finally {
            running.destroyForcibly().waitFor();
        }

        assertThat(recovery.recover(runId, RunOptions.unattended(), List.of()).map(RunReport::outcome))
                .contains(Outcome.ROLLED_BACK);
        assertThat(calls).containsExactly("undo a");
    }

    @Test
    void anInterruptedRunGoesOnWithStepsThatCanBeResumedWhereThereIsNoWayBack() throws Exception {
        workflow = recipe(
                        step("a", Phase.BACKUP),
                        new Resumable("b", Phase.APPLY, Undo.IMPOSSIBLE),
                        new Resumable("c", Phase.VERIFY, Undo.NOTHING_TO_UNDO))
                .orLeave();
        String runId = interruptedIn("b");

        assertThat(recovery.recover(runId, RunOptions.unattended(), List.of()).map(RunReport::outcome))
                .contains(Outcome.DONE);
        assertThat(calls).containsExactly("run b", "run c");
    }

    @Test
    void aStepThatCanBeResumedIsTakenBackLikeAnyOtherWhereThereIsAWayBack() throws Exception {
        workflow = recipe(step("a", Phase.BACKUP), new Resumable("b", Phase.APPLY, Undo.BY_UNDO))
                .orRollBack();
        String runId = interruptedIn("b");

        assertThat(recovery.recover(runId, RunOptions.unattended(), List.of()).map(RunReport::outcome))
                .contains(Outcome.ROLLED_BACK);
        assertThat(calls).containsExactly("undo b", "undo a");
    }

    /** The journal of a run of the workflow that was killed when it had begun {@code last}. */
    private String interruptedIn(String last) {
        String runId = runs.newRunId("service", "update");
        try (Journal journal = runs.begin(runId)) {
            List<String> steps =
                    workflow.steps().stream().map(MaintenanceStep::id).toList();
            journal.append(new RunEvent.RunStarted(
                    runId, "service", "plugin", "update", Map.of(), steps, workflow.onFailure(), List.of()));
            for (String step : steps.subList(0, steps.indexOf(last))) {
                journal.append(new RunEvent.StepStarted(step, step));
                journal.append(new RunEvent.StepDone(step));
            }
            journal.append(new RunEvent.StepStarted(last, last));
        }
        return runId;
    }

    private RunReport run() throws InterruptedException {
        return run(new RunOptions(Optional.empty(), failure -> FailurePolicy.ROLLBACK, stop));
    }

    private RunReport run(RunOptions options) throws InterruptedException {
        return runner.run(runner.plan(new RunRequest("service", "update", Map.of())), options, List.of());
    }

    private Scripted step(String id, Phase phase) {
        return new Scripted(id, phase, Undo.BY_UNDO, false);
    }

    private Scripted failing(String id, Phase phase) {
        return new Scripted(id, phase, Undo.BY_UNDO, true);
    }

    private static Workflow.Recipe recipe(MaintenanceStep... steps) {
        Workflow.Recipe recipe = Workflow.named("update", "Update");
        for (MaintenanceStep step : steps) {
            recipe.then(step);
        }
        return recipe;
    }

    private static ServiceContext context(String service) {
        return new HostContext(
                service,
                new NoSettings(),
                Map.of(),
                (command, lines) -> {
                    throw new AssertionError("no command is run here: " + command);
                },
                Path.of("/"),
                Clock.systemUTC());
    }

    /** Says what is called of it. */
    private class Scripted implements MaintenanceStep {
        private final String id;
        private final Phase phase;
        private final Undo undo;
        private final boolean fails;

        Scripted(String id, Phase phase, Undo undo, boolean fails) {
            this.id = id;
            this.phase = phase;
            this.undo = undo;
            this.fails = fails;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "Do " + id;
        }

        @Override
        public Phase phase() {
            return phase;
        }

        @Override
        public Undo undoable() {
            return undo;
        }

        @Override
        public Preview preview(StepContext context) {
            return Preview.NONE.basedOn(world);
        }

        @Override
        public void run(StepContext context) throws Exception {
            calls.add("run " + id);
            if (fails) {
                throw new MaintenanceException(Kind.FAILED, id + " is broken", "Mend it.");
            }
        }

        @Override
        public void undo(StepContext context) throws Exception {
            calls.add("undo " + id);
        }
    }

    private final class Resumable extends Scripted implements ResumableStep {
        Resumable(String id, Phase phase, Undo undo) {
            super(id, phase, undo, false);
        }
    }
}
