package io.servermanager.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private static final String FULL = """
            state: /tmp/state
            plugins: /tmp/plugins
            docker:
              host: tcp://127.0.0.1:2375
            services:
              blog:
                type: compose
                directory: /srv/blog
                port: 8080
              nginx:
                directory: /root/nginx
                api: http://127.0.0.1:8181/api/
                mode: security-only
                auto-clean: false
                reboot-delay: 1h30m
                free-space: 5GiB
                limit: 9000000000
                note: "1.10"
                password: geheim
                health: [http://127.0.0.1/, https://example.org/a]
                waits: {first: 10s, second: 2d}
                more:
                  - {number: 1}
                  - directory: /a
                snapshots: {directory: /backup, number: 7}
            """;

    @TempDir
    Path directory;

    @Test
    void isAllDefaultWithoutAFile() {
        for (String yaml : List.of("", "# nothing\n", "---\n", "~\n", "services:\n", "services: {}\n")) {
            Configuration configuration = SampleConfiguration.parse(yaml);

            assertThat(configuration.state()).isEqualTo(Path.of("/var/lib/server-manager"));
            assertThat(configuration.plugins()).isEqualTo(Path.of("/usr/lib/server-manager/plugins"));
            assertThat(configuration.source()).isEmpty();
            assertThat(configuration.services())
                    .as("gitea needs settings that have no default")
                    .extracting(ConfiguredService::name)
                    .containsExactly("nginx");
            assertThat(configuration
                            .service("nginx")
                            .settings(SamplePlugin.Sample.class)
                            .rebootDelay())
                    .isEqualTo(Duration.ofMinutes(1));
            assertThat(configuration.shared("docker", SamplePlugin.Engine.class).host())
                    .isEqualTo(URI.create("unix:///var/run/docker.sock"));
        }
    }

    @Test
    void bindsAllTypes() {
        Configuration configuration = SampleConfiguration.parse(FULL);

        assertThat(configuration.state()).isEqualTo(Path.of("/tmp/state"));
        assertThat(configuration.plugins()).isEqualTo(Path.of("/tmp/plugins"));
        assertThat(configuration.shared("docker", SamplePlugin.Engine.class).host())
                .isEqualTo(URI.create("tcp://127.0.0.1:2375"));
        assertThat(configuration.directories()).containsExactly(Path.of("/srv/blog"), Path.of("/root/nginx"));
        assertThat(configuration.services())
                .containsExactly(
                        new ConfiguredService("blog", "compose", new SamplePlugin.Project(Path.of("/srv/blog"), 8080)),
                        new ConfiguredService(
                                "nginx",
                                "nginx",
                                new SamplePlugin.Sample(
                                        Path.of("/root/nginx"),
                                        URI.create("http://127.0.0.1:8181/api/"),
                                        SamplePlugin.Mode.SECURITY_ONLY,
                                        false,
                                        Duration.ofMinutes(90),
                                        ByteSize.ofGibibytes(5),
                                        9_000_000_000L,
                                        Optional.of("1.10"),
                                        Optional.of(new Secret("geheim")),
                                        List.of(URI.create("http://127.0.0.1/"), URI.create("https://example.org/a")),
                                        Map.of("first", Duration.ofSeconds(10), "second", Duration.ofDays(2)),
                                        List.of(
                                                new SamplePlugin.Keep(null, 1),
                                                new SamplePlugin.Keep(Path.of("/a"), null)),
                                        new SamplePlugin.Keep(Path.of("/backup"), 7))));
    }

    @Test
    void showsWhatIsInEffectWithoutSecrets() {
        Configuration configuration = SampleConfiguration.parse(FULL);

        assertThat(configuration.yaml()).isEqualTo("""
                        state: /tmp/state
                        plugins: /tmp/plugins
                        docker:
                          host: tcp://127.0.0.1:2375
                        services:
                          blog:
                            type: compose
                            directory: /srv/blog
                            port: 8080
                          nginx:
                            type: nginx
                            directory: /root/nginx
                            api: http://127.0.0.1:8181/api/
                            mode: security-only
                            auto-clean: false
                            reboot-delay: 1h30m
                            free-space: 5GiB
                            limit: 9000000000
                            note: '1.10'
                            password: '***'
                            health:
                            - http://127.0.0.1/
                            - https://example.org/a
                            waits:
                              first: 10s
                              second: 2d
                            more:
                            - directory: /root
                              number: 1
                            - directory: /a
                              number: 3
                            snapshots:
                              directory: /backup
                              number: 7
                        """);
        assertThat(configuration.view().toString()).doesNotContain("geheim");
        assertThat(configuration.services().toString()).doesNotContain("geheim");
    }

    @Test
    void showsSomethingThatIsReadAsTheSame() {
        Configuration first = SampleConfiguration.parse("services: {blog: {type: compose, directory: /a, port: 1}}");

        assertThat(SampleConfiguration.parse(first.yaml()).services()).isEqualTo(first.services());
    }

    @Test
    void loadsThePluginsOfTheFolderThatItNames() {
        List<Path> folders = new ArrayList<>();
        ConfigurationLoader loader = new ConfigurationLoader(folder -> {
            folders.add(folder);
            return PluginCatalog.of(List.of(), List.of());
        });

        assertThat(loader.parse("plugins: /opt/plugins").services()).isEmpty();
        assertThat(folders).containsExactly(Path.of("/opt/plugins"));
    }

    @Test
    void namesServicesThatThereAre() {
        Configuration configuration = SampleConfiguration.parse("");

        assertThatThrownBy(() -> configuration.service("nginz"))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.USAGE))
                .hasMessage("there is no service 'nginz'; did you mean 'nginx'?");
        assertThatThrownBy(() -> configuration.service("nginx").settings(SamplePlugin.Keep.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> configuration.shared("docker", SamplePlugin.Keep.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPluginsThatDisagreeOnASection() {
        PluginCatalog catalog = PluginCatalog.of(
                List.of(
                        new SamplePlugin("a", SamplePlugin.Keep.class, Map.of("docker", SamplePlugin.Keep.class), true),
                        new SamplePlugin(
                                "b", SamplePlugin.Keep.class, Map.of("docker", SamplePlugin.Engine.class), true)),
                List.of());

        assertThatThrownBy(() -> new ConfigurationLoader(folder -> catalog).parse(""))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("the plugin 'b' declares the section 'docker'");
    }

    @Test
    void readsAFileThatOnlyItsOwnerMayWrite() throws Exception {
        Path file = file("state: /tmp/state\n", "rw-r--r--");

        Configuration configuration = SampleConfiguration.loader().load(file);

        assertThat(configuration.state()).isEqualTo(Path.of("/tmp/state"));
        assertThat(configuration.source()).contains(file);
    }

    @Test
    void refusesAFileThatOthersMayWrite() throws Exception {
        Path file = file("", "rw-rw-r--");

        assertThatThrownBy(() -> SampleConfiguration.loader().load(file))
                .isInstanceOfSatisfying(MaintenanceException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.NOT_PERMITTED);
                    assertThat(refused.remedy()).endsWith("'chmod go-w " + file + "'.");
                })
                .hasMessage("the configuration " + file + " can be written by others than its owner");
    }

    @Test
    void saysIfTheFileCannotBeRead() throws Exception {
        Path none = directory.resolve("none.yaml");
        assertThatThrownBy(() -> SampleConfiguration.loader().load(none))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessage("the configuration " + none + " does not exist");

        Path binary = file("", "rw-r--r--");
        Files.write(binary, new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(() -> SampleConfiguration.loader().load(binary))
                .hasMessage("the configuration " + binary + " is no UTF-8 text");

        Files.write(binary, new byte[1024 * 1024 + 1]);
        assertThatThrownBy(() -> SampleConfiguration.loader().load(binary))
                .hasMessage("the configuration " + binary + " is larger than 1 MiB");

        assertThatThrownBy(() -> SampleConfiguration.loader().load(directory)).hasMessageEndingWith("is no file");
    }

    private Path file(String yaml, String mode) throws Exception {
        Path file = Files.writeString(directory.toRealPath().resolve("config.yaml"), yaml);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
