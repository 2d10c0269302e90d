package io.servermanager.nginx;

import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.compose.ComposeServiceStatus;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.verify.HttpProbe;
import io.servermanager.nginx.verify.AdminApi;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** nginx Proxy Manager, run by Docker Compose. */
public final class NginxPlugin implements ServicePlugin {

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
}
