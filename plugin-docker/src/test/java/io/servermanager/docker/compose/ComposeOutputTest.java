package io.servermanager.docker.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.servermanager.docker.compose.ComposeConfig.ServiceMount;
import io.servermanager.docker.compose.ComposeConfig.ServicePort;
import io.servermanager.docker.compose.ComposeConfig.Volume;
import io.servermanager.docker.engine.ContainerState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeOutputTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Shortened from what Compose 2.26 prints. */
    private static final String CONFIG = """
            {"name":"npm","networks":{"default":{"name":"npm_default","ipam":{}}},
             "services":{
               "app":{"image":"jc21/nginx-proxy-manager:latest","restart":"unless-stopped","command":null,
                 "depends_on":{"db":{"condition":"service_started","required":true}},
                 "healthcheck":{"test":["CMD","/usr/bin/check-health"],"interval":"10s"},
                 "ports":[{"mode":"ingress","host_ip":"127.0.0.1","target":81,"published":"8181","protocol":"tcp"},
                   {"mode":"ingress","target":80,"published":80}],
                 "volumes":[{"type":"bind","source":"/root/nginx/data","target":"/data","bind":{}},
                   {"type":"volume","source":"le","target":"/etc/letsencrypt","read_only":true}]},
               "db":{"build":{"context":"/root/nginx/db"},"healthcheck":{"disable":true},"pull_policy":"build"}},
             "volumes":{"le":{"name":"npm_le"},"old":{"name":"shared","external":true}}}
            """;

    @Property
    void anArrayAndLinesTellTheSame(@ForAll("containers") List<ComposeContainer> containers) {
        ArrayNode array = JSON.createArrayNode();
        containers.forEach(container -> array.add(json(container)));
        String lines =
                containers.stream().map(container -> json(container).toString()).collect(Collectors.joining("\n"));
        assertThat(ComposePs.parse(array.toPrettyString())).isEqualTo(containers);
        assertThat(ComposePs.parse(lines)).isEqualTo(containers);
        assertThat(ComposePs.parse(lines + "\n")).isEqualTo(containers);
    }

    @Provide
    Arbitrary<List<ComposeContainer>> containers() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
        return Combinators.combine(
                        text,
                        text,
                        text,
                        Arbitraries.of(ContainerState.values()),
                        Arbitraries.of("", "healthy", "unhealthy"),
                        Arbitraries.integers().between(0, 255))
                .as(ComposeContainer::new)
                .list()
                .ofMaxSize(5);
    }

    private static ObjectNode json(ComposeContainer container) {
        return JSON.createObjectNode()
                .put("ID", container.id())
                .put("Name", container.name())
                .put("Service", container.service())
                .put("State", container.state().toString())
                .put("Health", container.health())
                .put("ExitCode", container.exitCode())
                .put("Unknown", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "[]", "null"})
    void noContainersAreNoContainers(String text) {
        assertThat(ComposePs.parse(text)).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ComposePs.parse("NAME  IMAGE\nx  y"));
        assertThatIllegalArgumentException().isThrownBy(() -> ComposePs.parse("{\"ID\":\"a\",\"Na"));
        assertThatIllegalArgumentException().isThrownBy(() -> ComposeConfigJson.parse("[]"));
        assertThatIllegalArgumentException().isThrownBy(() -> ComposeConfigJson.parse(""));
    }

    @Test
    void readsAConfiguration() {
        ComposeConfig config = ComposeConfigJson.parse(CONFIG);
        assertThat(config.name()).isEqualTo("npm");
        ComposeConfig.Service app = config.services().get("app");
        assertThat(app.image()).contains("jc21/nginx-proxy-manager:latest");
        assertThat(app.built()).isFalse();
        assertThat(app.healthCheck()).isTrue();
        assertThat(app.dependsOn()).containsEntry("db", "service_started");
        assertThat(app.ports())
                .containsExactly(new ServicePort("127.0.0.1", "8181", 81, "tcp"), new ServicePort("", "80", 80, "tcp"));
        assertThat(app.mounts())
                .containsExactly(
                        new ServiceMount("bind", Optional.of("/root/nginx/data"), Path.of("/data"), false),
                        new ServiceMount("volume", Optional.of("le"), Path.of("/etc/letsencrypt"), true));
        ComposeConfig.Service db = config.services().get("db");
        assertThat(db.built()).isTrue();
        assertThat(db.healthCheck()).isFalse();
        assertThat(db.pullPolicy()).contains("build");
        assertThat(config.volumes().values())
                .containsExactlyInAnyOrder(
                        new Volume("le", "npm_le", false, Optional.empty()),
                        new Volume("old", "shared", true, Optional.empty()));
        assertThat(config.pulledImages()).containsExactly("jc21/nginx-proxy-manager:latest");
    }

    @Property(tries = 300)
    void whateverIsAbsentOrOfAnotherTypeCanBeRead(
            @ForAll @IntRange(max = 5000) int place, @ForAll boolean absent, @ForAll String text)
            throws JsonProcessingException {
        JsonNode root = JSON.readTree(CONFIG);
        List<Runnable> changes = new ArrayList<>();
        collect(root, TextNode.valueOf(text), absent, changes);
        changes.get(place % changes.size()).run();
        assertThat(ComposeConfigJson.parse(root.toString()).services()).hasSizeLessThanOrEqualTo(2);
    }

    private static void collect(JsonNode node, JsonNode value, boolean absent, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.fieldNames()
                    .forEachRemaining(
                            field -> changes.add(absent ? () -> object.remove(field) : () -> object.set(field, value)));
        }
        if (node instanceof ContainerNode<?> container) {
            container.forEach(child -> collect(child, value, absent, changes));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2.26.1-4, 2.26.1",
        "v2.40.3-desktop.1, 2.40.3",
        "2.21.0, 2.21.0",
        "v2.15.1, 2.15.1",
        "5.0.0-rc.1, 5.0.0",
        "2.20.2+ds1-0ubuntu1~22.04.1, 2.20.2",
        "'2.24.6\n', 2.24.6",
        "1.29.2, 1.29.2",
        "2.5, 2.5.0"
    })
    void readsVersions(String printed, String version) {
        assertThat(ComposeVersion.parse(printed)).map(ComposeVersion::toString).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev", "Docker Compose version v2.26.1", "2", "99999999.1.1"})
    void whatIsNoVersionIsNone(String printed) {
        assertThat(ComposeVersion.parse(printed)).isEmpty();
    }

    @Property
    void versionsAreOrderedByNumber(
            @ForAll @IntRange(max = 99) int major, @ForAll @IntRange(max = 99) int minor, @ForAll String suffix) {
        ComposeVersion version = new ComposeVersion(major, minor, 9);
        assertThat(version).isLessThan(new ComposeVersion(major, minor, 10));
        assertThat(version).isLessThan(new ComposeVersion(major, minor + 1, 0));
        assertThat(ComposeVersion.parse("v" + version + "-" + suffix.replaceAll("\\R", "")))
                .contains(version);
    }
}
