package io.servermanager.docker.prune;

import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.DockerStorage;
import io.servermanager.docker.engine.Inventory;
import io.servermanager.docker.engine.StoredContainer;
import io.servermanager.spi.ServiceContext;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An engine and what it keeps, for the time of one step.
 *
 * @param engine asked for single containers and images
 * @param storage asked for all objects, and to remove them
 */
record OpenStorage(DockerEngine engine, DockerStorage storage) implements AutoCloseable {

    /** How engines are reached. */
    record Source(Function<URI, DockerEngine> engines, Function<URI, DockerStorage> storages) {

        OpenStorage open(ServiceContext context) {
            URI host =
                    context.shared(DockerSettings.SECTION, DockerSettings.class).endpoint();
            return new OpenStorage(engines.apply(host), storages.apply(host));
        }
    }

    Survey survey(ServiceContext context) {
        Inventory inventory = storage.inventory();
        Map<String, Instant> finished = new HashMap<>();
        for (StoredContainer container : inventory.containers()) {
            if (!container.state().live()) {
                finished(container.id()).ifPresent(time -> finished.put(container.id(), time));
            }
        }
        return new Survey(
                inventory,
                storage.usage(),
                finished,
                projects(context, inventory),
                context.clock().instant());
    }

    /** The projects that exist; only of an engine at a socket is it sure that they are on this host's disks. */
    ExistingProjects projects(ServiceContext context, Inventory inventory) {
        if (!"unix".equals(engine.host().getScheme())) {
            return ExistingProjects.ELSEWHERE;
        }
        return new ProjectSearch(context.root(), context.serviceDirectories()).find(inventory.containers());
    }

    /** When a container ended; empty if it never ran or is not there. */
    Optional<Instant> finished(String container) {
        return engine.inspect(container).flatMap(ContainerDetails::finishedAt);
    }

    @Override
    public void close() {
        engine.close();
        storage.close();
    }
}
