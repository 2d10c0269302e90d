package io.servermanager.docker.compose;

import static io.servermanager.spi.MaintenanceException.Kind.NOT_INSTALLED;

import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A Compose project in its directory, asked what it runs. No process is started.
 *
 * @param engine the engine that runs it
 * @param directory where its Compose file is, as it is found on this host
 * @param service how people call it
 */
public record InstalledProject(DockerEngine engine, Path directory, String service) {

    /**
     * The project of a context's service on the engine of its configuration.
     *
     * @param engines opens the engine at an address
     * @param directory the one that the service's settings name
     */
    public static InstalledProject of(ServiceContext context, Function<URI, DockerEngine> engines, Path directory) {
        URI host = context.shared(DockerSettings.SECTION, DockerSettings.class).endpoint();
        Path onHost = context.root().resolve(Path.of("/").relativize(directory));
        return new InstalledProject(engines.apply(host), onHost, context.service());
    }

    /**
     * Its containers, stopped ones included, without one-off ones; in the order of service and number. One call.
     *
     * @throws MaintenanceException of kind {@code NOT_INSTALLED} when there is no Compose file; and what
     *     {@link DockerEngine} throws
     */
    public List<ContainerSummary> containers() {
        if (ComposeFile.in(directory).isEmpty()) {
            throw new MaintenanceException(
                    NOT_INSTALLED,
                    service + " is not installed: there is no Compose file in " + directory + ".",
                    "Install it, or correct its directory in the configuration.");
        }
        return new ProjectContainers(engine.composeContainers()).of(directory);
    }
}
