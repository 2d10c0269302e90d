package example;

import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.SnapshotSettings;
import io.servermanager.docker.VerifySettings;
import io.servermanager.docker.compose.ComposeServiceStatus;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.update.ComposeWorkflows;
import io.servermanager.docker.update.ManagedCompose;
import io.servermanager.docker.verify.HttpProbe;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.StepContext;
import io.servermanager.spi.Workflow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Gitea in a Compose project: all that server-manager does for Compose projects, and a question of Gitea's own. */
public final class GiteaPlugin implements ServicePlugin {
    /** The section of the configuration. {@code verify} may be left out, the others may not. */
    public record Settings(Path directory, URI health, VerifySettings verify) {
        public Settings {
            if (directory == null || health == null) {
                throw new IllegalArgumentException("directory and health must be given");
            }
            verify = verify == null ? VerifySettings.DEFAULTS : verify;
        }
    }

    private static final ManagedCompose.Source PROJECT = context -> {
        Settings settings = context.settings(Settings.class);
        return new ManagedCompose(settings.directory(), SnapshotSettings.DEFAULTS, settings.verify(),
                List.of(settings.health()), List.of(), Duration.ZERO);
    };

    @Override public String id() { return "gitea"; }
    @Override public String title() { return "Gitea"; }
    @Override public Class<? extends Record> settingsType() { return Settings.class; }
    @Override public boolean presentByDefault() { return false; }
    @Override public Map<String, Class<? extends Record>> sharedSections() {
        return Map.of(DockerSettings.SECTION, DockerSettings.class);
    }

    @Override public ServiceStatus status(ServiceContext context) {
        URI host = context.shared(DockerSettings.SECTION, DockerSettings.class).endpoint();
        try (HttpDockerEngine engine = new HttpDockerEngine(host)) {
            return new ComposeServiceStatus(engine, context.clock()).of(PROJECT.of(context).directory());
        }
    }

    @Override public List<Workflow> workflows(ServiceContext context) {
        return List.of(
                ComposeWorkflows.update(PROJECT, "Gitea", List.of(), List.of(new AskHealth())),
                ComposeWorkflows.rollback(PROJECT, "Gitea", List.of(), List.of(new AskHealth())),
                ComposeWorkflows.restart(PROJECT, "Gitea"));
    }

    /** Gitea itself must say that its database and its cache are well. */
    static final class AskHealth implements MaintenanceStep {
        @Override public String id() { return "ask-health"; }
        @Override public String title() { return "Ask Gitea how it is"; }
        @Override public Phase phase() { return Phase.VERIFY; }
        @Override public void run(StepContext context) throws InterruptedException {
            URI health = context.settings(Settings.class).health();
            var answer = new HttpProbe().probe(health);
            if (answer.status() != 200) {
                throw new MaintenanceException(MaintenanceException.Kind.FAILED,
                        "Gitea at " + health + " " + answer.phrase(), "See: docker compose logs");
            }
            context.report("health", "Gitea says that it is well");
        }
    }
}
