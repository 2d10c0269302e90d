package example;

import io.servermanager.docker.*;
import io.servermanager.docker.compose.ComposeServiceStatus;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.update.*;
import io.servermanager.spi.*;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
                Workflow.named("update", "Update Gitea").option(ComposeWorkflows.FORCE)
                        .then(new CheckPrerequisites(PROJECT)).then(new PinImages(PROJECT))
                        .then(new PullImages(PROJECT)).then(new TakeSnapshot(PROJECT))
                        .then(new RecreateContainers(PROJECT)).then(new WaitUntilHealthy(PROJECT))
                        .then(new AskHealth()).then(new ApplyRetention(PROJECT)).orRollBack(),
                ComposeWorkflows.rollback(PROJECT, "Gitea", List.of(), List.of(new AskHealth())));
    }

    /** Gitea itself must say that its database and its cache are well. */
    static final class AskHealth implements MaintenanceStep {
        @Override public String id() { return "ask-health"; }
        @Override public String title() { return "Ask Gitea how it is"; }
        @Override public Phase phase() { return Phase.VERIFY; }

        @Override public void run(StepContext context) throws Exception {
            URI health = context.settings(Settings.class).health();
            HttpRequest question = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(10)).build();
            int answer = HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (answer != 200) {
                throw new MaintenanceException(MaintenanceException.Kind.FAILED,
                        "Gitea at " + health + " answers HTTP " + answer, "See: docker compose logs");
            }
            context.report("health", "Gitea says that it is well");
        }
    }
}
