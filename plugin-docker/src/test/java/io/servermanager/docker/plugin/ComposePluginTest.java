package io.servermanager.docker.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.ComposeSettings;
import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus.Health;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposePluginTest {

    private final FakeEngine engine = new FakeEngine();

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ServicePlugin.class))
                .filteredOn(ComposePlugin.class::isInstance)
                .singleElement()
                .satisfies(plugin -> {
                    assertThat(plugin.id()).isEqualTo("compose");
                    assertThat(plugin.presentByDefault()).isFalse();
                    assertThat(plugin.settingsType()).isEqualTo(ComposeSettings.class);
                    assertThat(plugin.sharedSections()).isEqualTo(Map.of("docker", DockerSettings.class));
                });
    }

    @Test
    void asksTheConfiguredEngineAndLetsItGo(@TempDir Path root) throws Exception {
        Path directory = Files.createDirectories(root.resolve("srv/blog"));
        Files.writeString(directory.resolve("compose.yaml"), "services: {}\n");
        engine.add(SampleContainer.of("blog", "app").in(directory).make());
        ComposePlugin plugin = new ComposePlugin(host -> {
            assertThat(host).hasToString("unix:///run/lab.sock");
            return engine;
        });
        assertThat(plugin.status(new Context(root)).health()).isEqualTo(Health.HEALTHY);
        assertThat(engine.closed()).isTrue();
    }

    private record Context(Path root) implements ServiceContext {

        @Override
        public String service() {
            return "blog";
        }

        @Override
        public <T extends Record> T settings(Class<T> type) {
            return type.cast(new ComposeSettings(Path.of("/srv/blog"), null, null, null, null));
        }

        @Override
        public <T extends Record> T shared(String section, Class<T> type) {
            assertThat(section).isEqualTo("docker");
            return type.cast(new DockerSettings(URI.create("unix:///run/lab.sock"), null, null));
        }

        @Override
        public CommandRunner commands() {
            throw new AssertionError("status starts no process");
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    }
}
