package io.servermanager.nginx.plugin;

import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.compose.ComposeServiceStatus;
import io.servermanager.docker.compose.InstalledProject;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.logs.ProjectLogs;
import io.servermanager.docker.stats.ContainerSampler;
import io.servermanager.docker.update.ComposeDiskUse;
import io.servermanager.docker.update.ComposeSnapshots;
import io.servermanager.docker.verify.HttpProbe;
import io.servermanager.nginx.NginxSettings;
import io.servermanager.nginx.demo.NginxStage;
import io.servermanager.nginx.update.NginxWorkflows;
import io.servermanager.nginx.verify.AdminApi;
import io.servermanager.spi.Demonstration;
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
import java.util.function.Consumer;
import java.util.function.Function;

/** nginx Proxy Manager, run by Docker Compose. */
public final class NginxPlugin
        implements ServicePlugin, SnapshotSource, ResourceStats, LogSource, DiskUse, Demonstration {

    private static final Duration STATUS_DEADLINE = Duration.ofSeconds(2);

    private final Function<URI, DockerEngine> engines;

    /** Asks the engine that the configuration names. */
    public NginxPlugin() {
        this(HttpDockerEngine::new);
    }

    NginxPlugin(Function<URI, DockerEngine> engines) {
        this.engines = engines;
    }

    @Override
    public String id() {
        return "nginx";
    }

    @Override
    public String title() {
        return "nginx Proxy Manager";
    }

    @Override
    public Class<? extends Record> settingsType() {
        return NginxSettings.class;
    }

    @Override
    public Map<String, Class<? extends Record>> sharedSections() {
        return Map.of(DockerSettings.SECTION, DockerSettings.class);
    }

    @Override
    public ServiceStatus status(ServiceContext context) throws InterruptedException {
        NginxSettings settings = context.settings(NginxSettings.class);
        Path directory = context.root().resolve(Path.of("/").relativize(settings.directory()));
        URI host = context.shared(DockerSettings.SECTION, DockerSettings.class).endpoint();
        ServiceStatus containers;
        try (DockerEngine engine = engines.apply(host)) {
            containers = new ComposeServiceStatus(engine, context.clock()).of(directory);
        }
        return new ProxyStatus(new AdminApi(settings.api(), new HttpProbe(STATUS_DEADLINE))).completing(containers);
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
                context, engines, context.settings(NginxSettings.class).directory());
    }

    @Override
    public List<Workflow> workflows(ServiceContext context) {
        return NginxWorkflows.all();
    }

    @Override
    public List<SnapshotInfo> snapshots(ServiceContext context) throws InterruptedException {
        return new ComposeSnapshots(NginxWorkflows.PROJECT).snapshots(context);
    }

    @Override
    public List<String> verifySnapshot(ServiceContext context, String id) throws InterruptedException {
        return new ComposeSnapshots(NginxWorkflows.PROJECT).verifySnapshot(context, id);
    }

    @Override
    public void removeSnapshot(ServiceContext context, String id) throws InterruptedException {
        new ComposeSnapshots(NginxWorkflows.PROJECT).removeSnapshot(context, id);
    }

    @Override
    public List<Place> diskPlaces(ServiceContext context) throws InterruptedException {
        return new ComposeDiskUse(NginxWorkflows.PROJECT).diskPlaces(context);
    }

    @Override
    public String demonstrationTitle() {
        return "an update of nginx Proxy Manager that works, and one that does not";
    }

    @Override
    public Stage openStage(Path directory, Consumer<String> say) throws InterruptedException {
        return NginxStage.open(directory, say);
    }

    @Override
    public void removeStage(Path directory) throws InterruptedException {
        Lab.remove(directory);
    }
}
