package io.servermanager.nginx.plugin;

import io.servermanager.nginx.verify.AdminApi;
import io.servermanager.nginx.verify.AdminApiAnswer;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds to the status of the containers what the admin API says: the container runs on when its backend fails. */
final class ProxyStatus {

    private final AdminApi api;

    ProxyStatus(AdminApi api) {
        this.api = api;
    }

    ServiceStatus completing(ServiceStatus containers) throws InterruptedException {
        if (containers.health() == Health.ABSENT || containers.health() == Health.DOWN) {
            return containers;
        }
        AdminApiAnswer answer = api.ask();
        Optional<String> version =
                Optional.ofNullable(answer.version()).map(Object::toString).or(containers::version);
        if (answer.well()) {
            return new ServiceStatus(
                    containers.health(), containers.summary(), version, containers.parts(), containers.problems());
        }
        List<String> problems = new ArrayList<>(containers.problems());
        if (containers.health() == Health.HEALTHY || containers.health() == Health.DEGRADED) {
            problems.add("The admin API at " + api.url() + " is not well: " + answer.problem()
                    + ". See: docker compose logs, or set 'api' if it answers elsewhere.");
        }
        return new ServiceStatus(
                containers.health() == Health.HEALTHY ? Health.DEGRADED : containers.health(),
                containers.summary(),
                version,
                containers.parts(),
                problems);
    }
}
