package io.servermanager.nginx.verify;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.spi.CommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out how nginx Proxy Manager is. As safe for several threads as what it asks. */
public final class ProxySurvey {

    private static final Path DATA = Path.of("/data");

    private final DockerEngine engine;
    private final CommandRunner commands;
    private final AdminApi api;
    private final Optional<String> service;
    private final Path root;

    /**
     * A survey.
     *
     * @param engine knows the containers
     * @param commands runs {@code docker exec}
     * @param api the admin API
     * @param service the Compose service, if it cannot be told by its image
     * @param root the root of the host's file system
     */
    public ProxySurvey(DockerEngine engine, CommandRunner commands, AdminApi api, Optional<String> service, Path root) {
        this.engine = engine;
        this.commands = commands;
        this.api = api;
        this.service = service;
        this.root = root;
    }

    /**
     * How it is now. What cannot be asked, since no container is there or it does not run, is told as such.
     *
     * @param project the Compose project's name
     * @throws io.servermanager.spi.MaintenanceException when the engine does not answer
     * @throws InterruptedException when the caller was interrupted
     */
    public ProxyState take(String project) throws InterruptedException {
        List<ContainerDetails> containers = engine.containers(project).stream()
                .filter(container -> !container.compose().oneOff())
                .flatMap(container -> engine.inspect(container.id()).stream())
                .toList();
        Optional<ContainerDetails> container = ProxyContainer.among(containers, service);
        NginxTest nginx = container.isPresent() && container.get().state() == ContainerState.RUNNING
                ? NginxTest.of(engine.host(), container.get().id(), commands)
                : new NginxTest(NginxTest.Result.NOT_TOLD, "");
        HostFiles hosts = container
                .flatMap(found -> found.mounts().stream()
                        .filter(mount -> mount.destination().equals(DATA))
                        .flatMap(mount -> mount.source().stream())
                        .findFirst())
                .map(source -> HostFiles.in(root.resolve(Path.of("/").relativize(source))))
                .orElse(new HostFiles(0, 0));
        return new ProxyState(api.ask(), nginx, hosts);
    }
}
