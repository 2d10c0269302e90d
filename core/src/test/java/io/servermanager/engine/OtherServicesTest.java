package io.servermanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.engine.settings.Configuration;
import io.servermanager.engine.settings.ConfigurationLoader;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.StepContext;
import io.servermanager.spi.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherServicesTest {

    @TempDir
    Path directory;

    @Test
    void aStepMayKnowHowTheOtherServicesOfTheConfigurationAre() throws InterruptedException {
        String yaml = "state: " + directory.resolve("state")
                + "\nservices: {one: {type: sample}, two: {type: sample}, three: {type: sample}}\n";
        Configuration configuration =
                new ConfigurationLoader(folder -> PluginCatalog.of(List.of(new Sample()), List.of())).parse(yaml);
        try (ServerManager manager = ServerManager.builder()
                .configuration(configuration)
                .root(directory)
                .build()) {
            RunRequest request = new RunRequest("two", "look", Map.of());

            RunReport report = manager.run(manager.plan(request), RunOptions.unattended());

            assertThat(report.reports())
                    .extracting(RunReport.Reported::value)
                    .containsExactly("[one is here, three is here]");
            assertThat(manager.plan(request).lines()).anyMatch(line -> line.contains("[one is here, three is here]"));
        }
    }

    private static final class Sample implements ServicePlugin {
        @Override
        public String id() {
            return "sample";
        }

        @Override
        public boolean presentByDefault() {
            return false;
        }

        @Override
        public ServiceStatus status(ServiceContext context) {
            return ServiceStatus.of(ServiceStatus.Health.HEALTHY, context.service() + " is here");
        }

        @Override
        public List<Workflow> workflows(ServiceContext context) {
            return List.of(Workflow.named("look", "Look").then(new Look()).orLeave());
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
            return Phase.VERIFY;
        }

        @Override
        public Preview preview(StepContext context) throws InterruptedException {
            return Preview.of(others(context));
        }

        @Override
        public void run(StepContext context) throws InterruptedException {
            context.report("others", others(context));
        }

        private static String others(StepContext context) throws InterruptedException {
            TreeSet<String> summaries = new TreeSet<>();
            context.others().statuses().values().forEach(status -> summaries.add(status.summary()));
            return summaries.toString();
        }
    }
}
