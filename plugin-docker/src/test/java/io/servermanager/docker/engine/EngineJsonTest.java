package io.servermanager.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servermanager.docker.engine.HealthState.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EngineJsonTest {

    /** Shortened from an answer of engine 20.10. */
    private static final String CONTAINER = """
            {"Id":"f00","Name":"/npm-app-1","RestartCount":2,"Image":"sha256:aa",
             "State":{"Status":"running","ExitCode":137,"OOMKilled":true,"Error":"",
               "StartedAt":"2026-11-23T13:53:39.746165861Z","FinishedAt":"0001-01-01T00:00:00Z",
               "Health":{"Status":"unhealthy","FailingStreak":3,
                 "Log":[{"Output":"first"},{"Output":"connection refused\\n"}]}},
             "Config":{"Image":"jc21/nginx-proxy-manager:latest","Env":["A=1=2","B"],
               "Healthcheck":{"Test":["CMD","/usr/bin/check-health"],"Interval":10000000000,"Retries":2},
               "Labels":{"com.docker.compose.project":"npm","com.docker.compose.service":"app",
                 "com.docker.compose.oneoff":"False","com.docker.compose.container-number":"1"}},
             "HostConfig":{"NetworkMode":"npm_default","RestartPolicy":{"Name":"unless-stopped","MaximumRetryCount":0},
               "Tmpfs":{"/run":""},
               "PortBindings":{"80/tcp":[{"HostIp":"","HostPort":"80"}],"9/tcp":[{"HostIp":"","HostPort":""}]}},
             "Mounts":[
               {"Type":"bind","Source":"/root/nginx/data","Destination":"/data","Mode":"rw","RW":true},
               {"Type":"volume","Name":"npm_le","Source":"/var/lib/docker/volumes/npm_le/_data",
                "Destination":"/etc/letsencrypt","Driver":"local","RW":false}],
             "NetworkSettings":{
               "Ports":{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"80"},{"HostIp":"::","HostPort":"80"}],"81/tcp":null},
               "Networks":{"npm_default":{"IPAddress":"172.18.0.2"},"v6":{"IPAddress":"","GlobalIPv6Address":"fd00::2"},
                 "none":{}}}}
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void readsAContainer() throws Exception {
        ContainerDetails container = ContainerJson.details(JSON.readTree(CONTAINER));
        assertThat(container.name()).isEqualTo("npm-app-1");
        assertThat(container.image()).isEqualTo("jc21/nginx-proxy-manager:latest");
        assertThat(container.imageId()).isEqualTo("sha256:aa");
        assertThat(container.exitCode()).isEqualTo(137);
        assertThat(container.outOfMemory()).isTrue();
        assertThat(container.startedAt()).contains(Instant.parse("2026-11-23T13:53:39.746165861Z"));
        assertThat(container.finishedAt()).isEmpty();
        assertThat(container.health().verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(container.health().lastOutput()).contains("connection refused");
        assertThat(container.healthCheck())
                .contains(new HealthCheck(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ZERO, 2));
        assertThat(container.restarts()).isEqualTo(2);
        assertThat(container.environment()).containsOnlyKeys("A").containsEntry("A", "1=2");
        assertThat(container.addresses())
                .containsOnlyKeys("npm_default", "v6")
                .containsEntry("npm_default", "172.18.0.2");
        assertThat(container.ports())
                .containsExactly(new PublishedPort("0.0.0.0", 80, 80, "tcp"), new PublishedPort("::", 80, 80, "tcp"));
        assertThat(container.mounts())
                .extracting(Mount::type, Mount::destination, Mount::writable)
                .containsExactly(
                        tuple(Mount.Type.BIND, Path.of("/data"), true),
                        tuple(Mount.Type.VOLUME, Path.of("/etc/letsencrypt"), false),
                        tuple(Mount.Type.TMPFS, Path.of("/run"), true));
    }

    @Test
    void aStoppedContainerHasThePortsThatItWouldPublish() throws Exception {
        ObjectNode node = (ObjectNode) JSON.readTree(CONTAINER.replace("\"running\"", "\"exited\""));
        assertThat(ContainerJson.details(node).ports()).containsExactly(new PublishedPort("0.0.0.0", 80, 80, "tcp"));
    }

    @Test
    void aHealthCheckThatIsSwitchedOffIsNone() throws Exception {
        JsonNode node = JSON.readTree(CONTAINER.replace("[\"CMD\",\"/usr/bin/check-health\"]", "[\"NONE\"]"));
        assertThat(ContainerJson.details(node).healthCheck()).isEmpty();
    }

    @Test
    void anImageWithoutReferencesHasNone() throws Exception {
        JsonNode node = JSON.readTree("{\"RepoTags\":[\"<none>:<none>\"],\"RepoDigests\":[\"<none>@<none>\"]}");
        assertThat(ImageJson.details(node).tags()).isEmpty();
        assertThat(ImageJson.details(node).digests()).isEmpty();
    }

    @Test
    void aPlaceThatNoFileSystemCanHaveIsNoMount() throws Exception {
        JsonNode node = JSON.readTree(
                "{\"HostConfig\":{\"Tmpfs\":{\"\\u0000\":\"\",\"/run\":\"\"}},\"Mounts\":[{\"Destination\":\"\\u0000\"}]}");
        assertThat(ContainerJson.details(node).mounts())
                .extracting(Mount::destination)
                .containsExactly(Path.of("/run"));
    }

    @Property(tries = 500)
    void whateverIsAbsentOrOfAnotherTypeCanBeRead(
            @ForAll("places") int place, @ForAll("values") JsonNode value, @ForAll boolean absent)
            throws JsonProcessingException {
        JsonNode root = JSON.readTree(CONTAINER);
        List<Runnable> changes = new ArrayList<>();
        collect(root, value, absent, changes);
        changes.get(place % changes.size()).run();
        assertThatCode(() -> ContainerJson.details(root)).doesNotThrowAnyException();
        assertThatCode(() -> ContainerJson.summaries(JSON.createArrayNode().add(root)))
                .doesNotThrowAnyException();
        assertThatCode(() -> ImageJson.details(root)).doesNotThrowAnyException();
        assertThatCode(() -> ImageJson.volume(root)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 10_000);
    }

    @Provide
    Arbitrary<JsonNode> values() {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).map(factory::textNode),
                Arbitraries.longs().map(factory::numberNode),
                Arbitraries.of(
                        factory.nullNode(),
                        factory.booleanNode(true),
                        factory.arrayNode().add(factory.objectNode()),
                        factory.objectNode().put("80/tcp", "x").put("\0", 1)));
    }

    /** One change for each field and element of the tree. */
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
}
