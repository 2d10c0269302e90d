package io.servermanager.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.engine.journal.Journal;
import io.servermanager.engine.journal.RunStore;
import io.servermanager.engine.lock.HeldLock;
import io.servermanager.engine.lock.ServiceLock;
import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.NoSettings;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.StepContext;
import io.servermanager.spi.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanInTheMidstOfARunTest {

    private static final RunRequest UPDATE = new RunRequest("web", "update", Map.of());

    @TempDir
    Path state;

    private RunStore runs;
    private ServiceLock locks;
    private WorkflowRunner runner;

    @BeforeEach
    void makeRunner() {
        Clock clock = Clock.systemUTC();
        runs = new RunStore(state, clock);
        locks = new ServiceLock(state, clock);
        runner = new WorkflowRunner(new Stopped(), new Contexts(), runs, locks, clock);
    }

    @Test
    void aPlanThatIsImpossibleSaysWhy() {
        assertThatThrownBy(() -> runner.plan(UPDATE))
                .isInstanceOfSatisfying(
                        MaintenanceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PRECONDITION));
    }

    @Test
    void aPlanThatIsImpossibleInTheMidstOfARunNamesThatRun() {
        try (HeldLock lock = locks.acquire("web", "run-1")) {
            assertThatThrownBy(() -> runner.plan(UPDATE)).isInstanceOfSatisfying(MaintenanceException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.BUSY);
                assertThat(e.problem()).contains(lock.holder().runId());
                assertThat(e.getSuppressed()).hasSize(1);
            });
        }
    }

    @Test
    void aPlanThatIsImpossibleAfterAnInterruptedRunNamesThatRun() {
        try (Journal journal = runs.begin("run-1")) {
            journal.append(new RunEvent.RunStarted(
                    "run-1", "web", "fake", "update", Map.of(), List.of(), FailurePolicy.ROLLBACK, List.of()));
        }
        assertThatThrownBy(() -> runner.plan(UPDATE)).isInstanceOfSatisfying(MaintenanceException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED_RUN);
            assertThat(e.problem()).contains("run-1");
            assertThat(e.remedy()).contains("server-manager recover");
        });
    }

    /** A service that is stopped, whose update therefore cannot be planned. */
    private static final class Stopped implements Services {
        @Override
        public List<String> names() {
            return List.of("web");
        }

        @Override
        public String plugin(String service) {
            return "fake";
        }

        @Override
        public Workflow workflow(String service, String workflow) {
            return Workflow.named(workflow, "Update").then(new Look()).orRollBack();
        }
    }

    private static final class Look implements MaintenanceStep {
        @Override
        public String id() {
            return "look";
        }

        @Override
        public String title() {
            return "Look";
        }

        @Override
        public Phase phase() {
            return Phase.PREFLIGHT;
        }

        @Override
        public Preview preview(StepContext context) {
            throw new MaintenanceException(Kind.PRECONDITION, "No container runs", "Start it.");
        }

        @Override
        public void run(StepContext context) {
            throw new AssertionError("never run");
        }
    }

    private static final class Contexts implements ServiceContexts {
        @Override
        public ServiceContext reading(String service) {
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

        @Override
        public ServiceContext changing(String service, String runId) {
            return reading(service);
        }
    }
}
