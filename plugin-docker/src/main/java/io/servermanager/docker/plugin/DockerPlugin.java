package io.servermanager.docker.plugin;

import io.servermanager.docker.DockerCommandLine;
import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.compose.ComposeVersion;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.DiskUsage;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.DockerStorage;
import io.servermanager.docker.engine.EngineInfo;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.engine.HttpDockerStorage;
import io.servermanager.docker.prune.CleanupWorkflow;
import io.servermanager.docker.stats.ContainerSampler;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.DiskUse;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Overview;
import io.servermanager.spi.OverviewSource;
import io.servermanager.spi.ResourceStats;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.Workflow;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The Docker Engine itself, as the service {@code docker}. */
public final class DockerPlugin implements ServicePlugin, OverviewSource, ResourceStats, DiskUse {

    private final Function<URI, DockerEngine> engines;
    private final Function<URI, DockerStorage> storages;

    /** Asks the engine that the configuration names. */
    public DockerPlugin() {
        this(HttpDockerEngine::new, HttpDockerStorage::new);
    }

    DockerPlugin(Function<URI, DockerEngine> engines, Function<URI, DockerStorage> storages) {
        this.engines = engines;
        this.storages = storages;
    }

    @Override
    public String id() {
        return "docker";
    }

    @Override
    public String title() {
        return "Docker";
    }

    @Override
    public Map<String, Class<? extends Record>> sharedSections() {
        return Map.of(DockerSettings.SECTION, DockerSettings.class);
    }

    @Override
    public List<Workflow> workflows(ServiceContext context) {
        return List.of(CleanupWorkflow.of(engines, storages));
    }

    @Override
    public ServiceStatus status(ServiceContext context) throws InterruptedException {
        if (socketIsMissing(context) && !answers(context, "docker", "--version")) {
            return ServiceStatus.absent("not installed");
        }
        try (DockerEngine engine = engines.apply(settings(context).endpoint())) {
            String version = engine.info().version();
            List<ContainerSummary> containers = engine.containers();
            long running = containers.stream()
                    .filter(container -> container.state() == ContainerState.RUNNING)
                    .count();
            return new ServiceStatus(
                    Health.HEALTHY,
                    running + " of " + containers.size() + " containers running",
                    Optional.of(version),
                    List.of(),
                    List.of());
        } catch (MaintenanceException silent) {
            if (silent.kind() != Kind.UNAVAILABLE) {
                throw silent;
            }
            return new ServiceStatus(
                    Health.DOWN, silent.problem(), Optional.empty(), List.of(), List.of(silent.remedy()));
        }
    }

    @Override
    public Sampler openSampler(ServiceContext context) {
        DockerEngine engine = engines.apply(settings(context).endpoint());
        return new ContainerSampler(engine, engine::containers, context.root());
    }

    @Override
    public List<Place> diskPlaces(ServiceContext context) {
        try (DockerEngine engine = engines.apply(settings(context).endpoint())) {
            return new DockerDiskUse(engine).places(context);
        }
    }

    /** Whether the engine is to listen at a socket and there is none. */
    private static boolean socketIsMissing(ServiceContext context) {
        URI host = settings(context).endpoint();
        String path = host.getPath();
        return "unix".equals(host.getScheme())
                && path != null
                && Files.notExists(context.root().resolve(Path.of("/").relativize(Path.of(path))));
    }

    private static boolean answers(ServiceContext context, String... command) throws InterruptedException {
        return run(context, command).filter(CommandResult::succeeded).isPresent();
    }

    /** A command that looks; empty if there is no such program. */
    private static Optional<CommandResult> run(ServiceContext context, String... command) throws InterruptedException {
        try {
            return Optional.of(
                    new DockerCommandLine(settings(context), context.commands()).run(Command.reads(command)));
        } catch (MaintenanceException absent) {
            if (absent.kind() == Kind.UNAVAILABLE) {
                return Optional.empty();
            }
            throw absent;
        }
    }

    @Override
    public Overview overview(ServiceContext context) throws InterruptedException {
        URI host = settings(context).endpoint();
        List<String> problems = new ArrayList<>();
        try (DockerEngine engine = engines.apply(host);
                DockerStorage storage = storages.apply(host)) {
            EngineInfo info = engine.info();
            Optional<String> compose = run(context, "docker", "compose", "version", "--short")
                    .filter(CommandResult::succeeded)
                    .flatMap(answer -> ComposeVersion.parse(answer.stdout()))
                    .map(ComposeVersion::toString);
            if (compose.isEmpty()) {
                problems.add("Docker Compose v2 was not found: 'docker compose version' does not answer.");
            }
            return EngineOverview.of(host, info, compose, measure(storage, problems))
                    .show(problems);
        }
    }

    private static Optional<DiskUsage> measure(DockerStorage storage, List<String> problems) {
        try {
            return Optional.of(storage.usage());
        } catch (MaintenanceException silent) {
            problems.add("What takes space could not be measured: " + silent.problem() + " " + silent.remedy());
            return Optional.empty();
        }
    }

    private static DockerSettings settings(ServiceContext context) {
        return context.shared(DockerSettings.SECTION, DockerSettings.class);
    }
}
