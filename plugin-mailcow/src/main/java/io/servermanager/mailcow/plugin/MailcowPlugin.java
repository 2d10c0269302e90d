package io.servermanager.mailcow.plugin;

import io.servermanager.docker.DockerCommandLine;
import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.compose.InstalledProject;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.DockerStorage;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.engine.HttpDockerStorage;
import io.servermanager.docker.logs.ProjectLogs;
import io.servermanager.docker.stats.ContainerSampler;
import io.servermanager.docker.update.ComposeDiskUse;
import io.servermanager.docker.update.ComposeSnapshots;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.update.CheckForUpdate;
import io.servermanager.mailcow.update.MailcowWorkflows;
import io.servermanager.spi.DiskUse;
import io.servermanager.spi.LogSource;
import io.servermanager.spi.ResourceStats;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.SnapshotSource;
import io.servermanager.spi.UpdateAvailability;
import io.servermanager.spi.UpdateCheck;
import io.servermanager.spi.Workflow;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Mailcow, updated by its own {@code update.sh}. */
public final class MailcowPlugin
        implements ServicePlugin, SnapshotSource, ResourceStats, LogSource, DiskUse, UpdateCheck {

    private final Function<URI, DockerEngine> engines;
    private final Function<URI, DockerStorage> storages;

    /** Asks the engine that the configuration names. */
    public MailcowPlugin() {
        this(HttpDockerEngine::new, HttpDockerStorage::new);
    }

    MailcowPlugin(Function<URI, DockerEngine> engines, Function<URI, DockerStorage> storages) {
        this.engines = engines;
        this.storages = storages;
    }

    @Override
    public String id() {
        return "mailcow";
    }

    @Override
    public String title() {
        return "Mailcow";
    }

    @Override
    public Class<? extends Record> settingsType() {
        return MailcowSettings.class;
    }

    @Override
    public Map<String, Class<? extends Record>> sharedSections() {
        return Map.of(DockerSettings.SECTION, DockerSettings.class);
    }

    @Override
    public ServiceStatus status(ServiceContext context) throws InterruptedException {
        DockerSettings docker = context.shared(DockerSettings.SECTION, DockerSettings.class);
        try (DockerEngine engine = engines.apply(docker.endpoint())) {
            return new MailcowStatus(engine, new DockerCommandLine(docker, context.commands()), context.clock())
                    .of(directory(context));
        }
    }

    private static Path directory(ServiceContext context) {
        Path directory = context.settings(MailcowSettings.class).directory();
        return context.root().resolve(Path.of("/").relativize(directory));
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
                context, engines, context.settings(MailcowSettings.class).directory());
    }

    @Override
    public List<Place> diskPlaces(ServiceContext context) throws InterruptedException {
        List<Place> places = new ArrayList<>(new ComposeDiskUse(MailcowWorkflows.PROJECT).diskPlaces(context));
        URI host = context.shared(DockerSettings.SECTION, DockerSettings.class).endpoint();
        try (DockerEngine engine = engines.apply(host);
                DockerStorage storage = storages.apply(host)) {
            places.addAll(new MailcowVolumes(engine, storage).places(directory(context), context.root()));
        }
        return places;
    }

    @Override
    public UpdateAvailability checkForUpdate(ServiceContext context) throws InterruptedException {
        return CheckForUpdate.of(context);
    }

    @Override
    public List<Workflow> workflows(ServiceContext context) {
        return MailcowWorkflows.all();
    }

    @Override
    public List<SnapshotInfo> snapshots(ServiceContext context) throws InterruptedException {
        return new ComposeSnapshots(MailcowWorkflows.PROJECT).snapshots(context);
    }

    @Override
    public List<String> verifySnapshot(ServiceContext context, String id) throws InterruptedException {
        return new ComposeSnapshots(MailcowWorkflows.PROJECT).verifySnapshot(context, id);
    }

    @Override
    public void removeSnapshot(ServiceContext context, String id) throws InterruptedException {
        new ComposeSnapshots(MailcowWorkflows.PROJECT).removeSnapshot(context, id);
    }
}
