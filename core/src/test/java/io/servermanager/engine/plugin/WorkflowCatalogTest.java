package io.servermanager.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.JoiningStep;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.NoSettings;
import io.servermanager.spi.Phase;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.StepContext;
import io.servermanager.spi.Workflow;
import io.servermanager.testing.ScriptedCommandRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowCatalogTest {

    private final ServiceContext context = new Context();

    @Test
    void putsJoiningStepsAtTheEndOfTheirPhase() {
        WorkflowCatalog catalog = catalog(
                new Joining("smoke-test", Phase.VERIFY, "update"),
                new Joining("announce", Phase.VERIFY, "update"),
                new Joining("dump", Phase.BACKUP, "update"),
                new Joining("clear", Phase.FINISH, "restart"));

        assertThat(steps(catalog.workflow("web", "update", context)))
                .containsExactly("check", "dump", "apply", "verify", "announce", "smoke-test");
        assertThat(catalog.workflows("web", context)).extracting(Workflow::id).containsExactly("update", "restart");
        assertThat(steps(catalog.workflow("web", "restart", context))).containsExactly("apply", "clear");
    }

    @Test
    void saysWhatCanBeAsked() {
        assertThatThrownBy(() -> catalog().workflow("web", "updaet", context))
                .isInstanceOfSatisfying(MaintenanceException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.USAGE);
                    assertThat(failure.remedy()).isEqualTo("What can be asked of it: update, restart.");
                })
                .hasMessage("'updaet' cannot be asked of the service 'web1' (plugin web); did you mean 'update'?");
        assertThatThrownBy(() -> catalog().workflow("wbe", "update", context))
                .hasMessage("there is no plugin 'wbe'; did you mean 'web'?");
    }

    @Test
    void namesTheStepThatDoesNotFit() {
        assertThatThrownBy(() ->
                        catalog(new Joining("verify", Phase.FINISH, "update")).workflow("web", "update", context))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageStartingWith("the step 'verify' (class path) cannot join 'update' of plugin 'web': ");
    }

    private static List<String> steps(Workflow workflow) {
        return workflow.steps().stream().map(MaintenanceStep::id).toList();
    }

    private static WorkflowCatalog catalog(JoiningStep... steps) {
        return new WorkflowCatalog(PluginCatalog.of(List.of(new Web()), List.of(steps)));
    }

    private record Step(String id, Phase phase) implements MaintenanceStep {
        @Override
        public String title() {
            return id;
        }

        @Override
        public void run(StepContext context) {}
    }

    private record Joining(String id, Phase phase, String workflow) implements JoiningStep {
        @Override
        public boolean joins(String plugin, String candidate) {
            return plugin.equals("web") && candidate.equals(workflow);
        }

        @Override
        public String title() {
            return id;
        }

        @Override
        public void run(StepContext context) {}
    }

    private static final class Web implements ServicePlugin {
        @Override
        public String id() {
            return "web";
        }

        @Override
        public ServiceStatus status(ServiceContext context) {
            return ServiceStatus.absent("not there");
        }

        @Override
        public List<Workflow> workflows(ServiceContext context) {
            return List.of(
                    Workflow.named("update", "Update")
                            .then(new Step("check", Phase.PREFLIGHT))
                            .then(new Step("apply", Phase.APPLY))
                            .then(new Step("verify", Phase.VERIFY))
                            .orRollBack(),
                    Workflow.named("restart", "Restart")
                            .then(new Step("apply", Phase.APPLY))
                            .orLeave());
        }
    }

    private static final class Context implements ServiceContext {
        @Override
        public String service() {
            return "web1";
        }

        @Override
        public <T extends Record> T settings(Class<T> type) {
            return type.cast(new NoSettings());
        }

        @Override
        public <T extends Record> T shared(String section, Class<T> type) {
            throw new IllegalArgumentException(section);
        }

        @Override
        public CommandRunner commands() {
            return new ScriptedCommandRunner();
        }

        @Override
        public Path root() {
            return Path.of("/");
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    }
}
