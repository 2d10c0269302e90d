package io.servermanager.nginx.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.nginx.NginxSettings;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxPluginTest {

    private final FakeEngine engine = new FakeEngine();
    private final NginxPlugin plugin = new NginxPlugin(host -> engine);
    private HttpServer server;
    private int status = 200;

    @TempDir
    private Path root;

    @BeforeEach
    void startApi() throws IOException {
        byte[] body = "{\"status\":\"OK\",\"setup\":true,\"version\":{\"major\":2,\"minor\":15,\"revision\":1}}"
                .getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/api/", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopApi() {
        server.stop(0);
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ServicePlugin.class))
                .anyMatch(found -> found.id().equals("nginx"));
    }

    @Test
    void withoutAComposeFileItIsAbsentWhichIsNoError() throws InterruptedException {
        assertThat(status().health()).isEqualTo(Health.ABSENT);
    }

    @Test
    void theVersionIsThatOfTheAdminApi() throws Exception {
        install(ContainerState.RUNNING);
        ServiceStatus status = status();
        assertThat(status.health()).isEqualTo(Health.HEALTHY);
        assertThat(status.version()).hasValue("2.15.1");
        assertThat(status.problems()).isEmpty();
        assertThat(engine.closed()).isTrue();
    }

    @Test
    void aDeadBackendInARunningContainerIsADegradedService() throws Exception {
        install(ContainerState.RUNNING);
        status = 502;
        ServiceStatus status = status();
        assertThat(status.health()).isEqualTo(Health.DEGRADED);
        assertThat(status.version()).hasValue("2.12.6");
        assertThat(status.problems()).singleElement().asString().contains("HTTP 502");
    }

    @Test
    void aServiceThatIsDownIsNotAskedForItsVersion() throws Exception {
        install(ContainerState.EXITED);
        assertThat(status().health()).isEqualTo(Health.DOWN);
        assertThat(status().problems()).noneMatch(problem -> problem.contains("admin API"));
    }

    private void install(ContainerState state) throws IOException {
        Path directory = Files.createDirectories(root.resolve("root/nginx"));
        Files.createFile(directory.resolve("docker-compose.yml"));
        engine.add(SampleContainer.of("nginx", "app")
                .in(directory)
                .variable("NPM_BUILD_VERSION", "2.12.6")
                .state(state)
                .make());
    }

    private ServiceStatus status() throws InterruptedException {
        URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
        return plugin.status(new Context(root, new NginxSettings(null, api, null, null, null, null, null)));
    }

    private record Context(Path root, NginxSettings settings) implements ServiceContext {
        @Override
        public String service() {
            return "nginx";
        }

        @Override
        public <T extends Record> T settings(Class<T> type) {
            return type.cast(settings);
        }

        @Override
        public <T extends Record> T shared(String section, Class<T> type) {
            return type.cast(new DockerSettings(URI.create("unix:///fake/docker.sock"), null, null));
        }

        @Override
        public CommandRunner commands() {
            throw new AssertionError("status starts no program");
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    }
}
