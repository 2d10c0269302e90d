package io.servermanager.docker.plugin;

import io.servermanager.docker.ComposeSettings;
import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.compose.ComposeServiceStatus;
import io.servermanager.docker.compose.InstalledProject;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.logs.ProjectLogs;
import io.servermanager.docker.stats.ContainerSampler;
import io.servermanager.docker.update.ComposeDiskUse;
import io.servermanager.docker.update.ComposeSnapshots;
import io.servermanager.docker.update.ComposeWorkflows;
import io.servermanager.docker.update.ManagedCompose;
import io.servermanager.spi.DiskUse;
import io.servermanager.spi.LogSource;
import io.servermanager.spi.ResourceStats;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.SnapshotSource;
import io.servermanager.spi.Workflow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Any Docker Compose project, named in the configuration with {@code type: compose}. */
public final class ComposePlugin implements ServicePlugin, SnapshotSource, ResourceStats, LogSource, DiskUse {

    private static final ManagedCompose.Source PROJECT = context -> {
        ComposeSettings settings = context.settings(ComposeSettings.class);
        return new ManagedCompose(
                settings.directory(),
                settings.snapshots(),
                settings.verify(),
                settings.health(),
                settings.ignoreMounts(),
                Duration.ZERO);
    };

    private final Function<URI, DockerEngine> engines;

    /** Asks the engine that the configuration names. */
    public ComposePlugin() {
        this(HttpDockerEngine::new);
    }

    ComposePlugin(Function<URI, DockerEngine> engines) {
        this.engines = engines;
    }

    @Override
    public String id() {
        return "compose";
    }

    @Override
    public String title() {
        return "Compose project";
    }

    @Override
    public Class<? extends Record> settingsType() {
        return ComposeSettings.class;
    }

    @Override
    public Map<String, Class<? extends Record>> sharedSections() {
        return Map.of(DockerSettings.SECTION, DockerSettings.class);
    }

    @Override
    public boolean presentByDefault() {
        return false;
    }

    @Override
    public ServiceStatus status(ServiceContext context) {
        Path directory = context.settings(ComposeSettings.class).directory();
        Path onHost = context.root().resolve(Path.of("/").relativize(directory));
        URI host = context.shared(DockerSettings.SECTION, DockerSettings.class).endpoint();
        try (DockerEngine engine = engines.apply(host)) {
            return new ComposeServiceStatus(engine, context.clock()).of(onHost);
        }
    }

    @Override
    public Sampler openSampler(ServiceContext context) {
        return ContainerSampler.of(project(context), context.root());
    }

    @Override
    public Logs openLogs(ServiceContext context, Query query) {
        return ProjectLogs.open(project(context), query);
    }

    private InstalledProject project(ServiceContext context) {
        return InstalledProject.of(
                context, engines, context.settings(ComposeSettings.class).directory());
    }

    @Override
    public List<Workflow> workflows(ServiceContext context) {
        return ComposeWorkflows.of(PROJECT, context.service());
    }

    @Override
    public List<SnapshotInfo> snapshots(ServiceContext context) throws InterruptedException {
        return new ComposeSnapshots(PROJECT).snapshots(context);
    }

    @Override
    public List<String> verifySnapshot(ServiceContext context, String id) throws InterruptedException {
        return new ComposeSnapshots(PROJECT).verifySnapshot(context, id);
    }

    @Override
    public void removeSnapshot(ServiceContext context, String id) throws InterruptedException {
        new ComposeSnapshots(PROJECT).removeSnapshot(context, id);
    }

    @Override
    public List<Place> diskPlaces(ServiceContext context) throws InterruptedException {
        return new ComposeDiskUse(PROJECT).diskPlaces(context);
    }
}
