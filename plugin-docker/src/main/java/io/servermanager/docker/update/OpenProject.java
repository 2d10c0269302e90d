package io.servermanager.docker.update;

import io.servermanager.docker.DockerCommandLine;
import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.compose.ComposeProject;
import io.servermanager.docker.compose.UpOptions;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.verify.Baseline;
import io.servermanager.docker.verify.BaselineSurvey;
import io.servermanager.engine.snapshot.SnapshotStore;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.ServiceContext;
import java.util.List;
import java.util.Optional;

/** A managed project with what it takes to work on it, for the time of one step. Not for several threads. */
public final class OpenProject implements AutoCloseable {

    private final ManagedCompose settings;
    private final DockerEngine engine;
    private final CommandRunner commands;
    private final ComposeProject compose;
    private final SnapshotStore snapshots;

    private OpenProject(ManagedCompose settings, DockerEngine engine, CommandRunner commands, SnapshotStore snapshots) {
        this.settings = settings;
        this.engine = engine;
        this.commands = commands;
        this.compose = new ComposeProject(settings.directory(), engine, commands);
        this.snapshots = snapshots;
    }

    /** Opens the project of a context. Asks nothing yet. */
    public static OpenProject of(ManagedCompose.Source source, ServiceContext context) {
        ManagedCompose settings = source.of(context);
        DockerSettings docker = context.shared(DockerSettings.SECTION, DockerSettings.class);
        DockerEngine engine = new HttpDockerEngine(docker.endpoint());
        return new OpenProject(
                settings,
                engine,
                new DockerCommandLine(docker, context.commands()),
                new SnapshotStore(
                        settings.directory(),
                        settings.snapshots().directoryFor(settings.directory()),
                        context.commands(),
                        context.clock()));
    }

    /** How the project is to be looked after. */
    public ManagedCompose settings() {
        return settings;
    }

    /** The engine. */
    public DockerEngine engine() {
        return engine;
    }

    /** Runs commands; those of docker on the engine. */
    public CommandRunner commands() {
        return commands;
    }

    /** The Compose project under the name that its containers have. */
    public ComposeProject compose() {
        return compose;
    }

    /** The project's snapshots. */
    public SnapshotStore snapshots() {
        return snapshots;
    }

    /** All containers in full, without one-off ones. */
    public List<ContainerDetails> containers() throws InterruptedException {
        return compose.containers().stream()
                .flatMap(container -> engine.inspect(container.id()).stream())
                .toList();
    }

    /** What is true of the service now. */
    public Baseline baseline(String project) throws InterruptedException {
        return new BaselineSurvey(engine).take(project, settings.health());
    }

    /** How {@code up} is called so that services that did not run before are not started. */
    public static UpOptions upAsBefore(ProjectFact before) {
        return new UpOptions(before.services(), false, false, Optional.empty());
    }

    /** Whether a container runs, or is about to again. */
    public static boolean runs(ContainerDetails container) {
        return container.state() == ContainerState.RUNNING || container.state() == ContainerState.RESTARTING;
    }

    @Override
    public void close() {
        engine.close();
    }
}
