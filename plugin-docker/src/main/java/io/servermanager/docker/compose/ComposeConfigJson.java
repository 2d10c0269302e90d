package io.servermanager.docker.compose;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.docker.compose.ComposeConfig.Service;
import io.servermanager.docker.compose.ComposeConfig.ServiceMount;
import io.servermanager.docker.compose.ComposeConfig.ServicePort;
import io.servermanager.docker.compose.ComposeConfig.Volume;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code docker compose config --format json}, whose form is that of the Compose specification. */
final class ComposeConfigJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ComposeConfigJson() {}

    /**
     * The project.
     *
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    static ComposeConfig parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not what 'docker compose config --format json' prints", e);
        }
        if (!root.isObject()) {
            throw new IllegalArgumentException("not what 'docker compose config --format json' prints");
        }
        Map<String, Service> services = new LinkedHashMap<>();
        root.path("services")
                .properties()
                .forEach(entry -> services.put(entry.getKey(), service(entry.getKey(), entry.getValue())));
        Map<String, Volume> volumes = new LinkedHashMap<>();
        root.path("volumes")
                .properties()
                .forEach(entry -> volumes.put(entry.getKey(), volume(entry.getKey(), entry.getValue())));
        return new ComposeConfig(root.path("name").asText(""), services, volumes);
    }

    private static Service service(String name, JsonNode node) {
        JsonNode healthCheck = node.path("healthcheck");
        return new Service(
                name,
                text(node, "image"),
                node.path("build").isObject() || node.path("build").isTextual(),
                text(node, "pull_policy"),
                mounts(node.path("volumes")),
                ports(node.path("ports")),
                healthCheck.isObject() && !healthCheck.path("disable").asBoolean(false),
                dependsOn(node.path("depends_on")));
    }

    private static List<ServiceMount> mounts(JsonNode list) {
        List<ServiceMount> mounts = new ArrayList<>();
        for (JsonNode node : list) {
            path(node, "target")
                    .ifPresent(target -> mounts.add(new ServiceMount(
                            node.path("type").asText(""),
                            text(node, "source"),
                            target,
                            node.path("read_only").asBoolean(false))));
        }
        return mounts;
    }

    private static List<ServicePort> ports(JsonNode list) {
        List<ServicePort> ports = new ArrayList<>();
        for (JsonNode node : list) {
            ports.add(new ServicePort(
                    node.path("host_ip").asText(""),
                    // A number until Compose 2.2, a text since.
                    node.path("published").asText(""),
                    node.path("target").asInt(0),
                    text(node, "protocol").orElse("tcp")));
        }
        return ports;
    }

    private static Map<String, String> dependsOn(JsonNode node) {
        Map<String, String> dependencies = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> dependencies.put(
                        entry.getKey(), text(entry.getValue(), "condition").orElse("service_started")));
        return dependencies;
    }

    private static Volume volume(String key, JsonNode node) {
        JsonNode external = node.path("external");
        return new Volume(
                key,
                text(node, "name").orElse(key),
                external.isObject() || external.asBoolean(false),
                text(node, "driver"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static Optional<Path> path(JsonNode node, String field) {
        try {
            return text(node, field).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
