package io.servermanager.docker.plugin;

import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The Docker Engine itself, as the service {@code docker}. */
public final class DockerPlugin implements ServicePlugin {

    private final Function<URI, DockerEngine> engines;

    /** Asks the engine that the configuration names. */
    public DockerPlugin() {
        this(HttpDockerEngine::new);
    }

    DockerPlugin(Function<URI, DockerEngine> engines) {
        this.engines = engines;
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
    public ServiceStatus status(ServiceContext context) {
        try (DockerEngine engine = engine(context)) {
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

    private DockerEngine engine(ServiceContext context) {
        return engines.apply(
                context.shared(DockerSettings.SECTION, DockerSettings.class).endpoint());
    }
}
