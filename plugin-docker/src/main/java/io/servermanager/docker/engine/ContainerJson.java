package io.servermanager.docker.engine;

import static io.servermanager.docker.engine.Fields.instant;
import static io.servermanager.docker.engine.Fields.optionalText;
import static io.servermanager.docker.engine.Fields.path;
import static io.servermanager.docker.engine.Fields.pathOf;
import static io.servermanager.docker.engine.Fields.text;
import static io.servermanager.docker.engine.Fields.textMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.docker.engine.HealthState.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code GET /containers/json} and {@code GET /containers/{id}/json}. */
final class ContainerJson {

    /** What the engine takes for a health check's interval and timeout that are not set. */
    private static final Duration UNSET = Duration.ofSeconds(30);

    private static final int UNSET_RETRIES = 3;

    private ContainerJson() {}

    static List<ContainerSummary> summaries(JsonNode list) {
        List<ContainerSummary> summaries = new ArrayList<>();
        list.forEach(node -> summaries.add(summary(node)));
        summaries.sort(Comparator.comparing((ContainerSummary container) ->
                        container.compose().service().orElse(""))
                .thenComparingInt(container -> container.compose().number())
                .thenComparing(ContainerSummary::name));
        return summaries;
    }

    static ContainerSummary summary(JsonNode node) {
        List<String> names = Fields.texts(node, "Names");
        return new ContainerSummary(
                text(node, "Id"),
                // Of several names all but one are of links: /other/alias.
                names.stream()
                        .map(ContainerJson::withoutSlash)
                        .filter(name -> !name.contains("/"))
                        .findFirst()
                        .orElse(text(node, "Id")),
                text(node, "Image"),
                text(node, "ImageID"),
                ContainerState.of(text(node, "State")),
                text(node, "Status"),
                Fields.epochSeconds(node, "Created"),
                new ComposeLabels(textMap(node, "Labels")));
    }

    static ContainerDetails details(JsonNode node) {
        JsonNode state = node.path("State");
        JsonNode config = node.path("Config");
        JsonNode host = node.path("HostConfig");
        JsonNode network = node.path("NetworkSettings");
        ContainerState word = ContainerState.of(text(state, "Status"));
        return new ContainerDetails(
                text(node, "Id"),
                withoutSlash(text(node, "Name")),
                text(config, "Image"),
                text(node, "Image"),
                word,
                state.path("ExitCode").asInt(0),
                state.path("OOMKilled").asBoolean(false),
                text(state, "Error"),
                health(state.path("Health")),
                healthCheck(config.path("Healthcheck")),
                instant(state, "StartedAt"),
                instant(state, "FinishedAt"),
                node.path("RestartCount").asInt(0),
                restartPolicy(host.path("RestartPolicy")),
                mounts(node.path("Mounts"), host.path("Tmpfs")),
                PortJson.ports(word.live() ? network.path("Ports") : host.path("PortBindings")),
                text(host, "NetworkMode"),
                addresses(network.path("Networks")),
                Fields.variables(config, "Env"),
                new ComposeLabels(textMap(config, "Labels")));
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static HealthState health(JsonNode node) {
        Verdict verdict = switch (text(node, "Status")) {
            case "starting" -> Verdict.STARTING;
            case "healthy" -> Verdict.HEALTHY;
            case "unhealthy" -> Verdict.UNHEALTHY;
            default -> Verdict.NONE;
        };
        if (verdict == Verdict.NONE) {
            return HealthState.NONE;
        }
        JsonNode log = node.path("Log");
        Optional<String> last = optionalText(log.path(log.size() - 1), "Output").map(String::strip);
        return new HealthState(verdict, node.path("FailingStreak").asInt(0), last.filter(output -> !output.isEmpty()));
    }

    private static Optional<HealthCheck> healthCheck(JsonNode node) {
        if (!ImageJson.checksHealth(node)) {
            return Optional.empty();
        }
        int retries = node.path("Retries").asInt(0);
        return Optional.of(new HealthCheck(
                Fields.nanoseconds(node, "Interval", UNSET),
                Fields.nanoseconds(node, "Timeout", UNSET),
                Fields.nanoseconds(node, "StartPeriod", Duration.ZERO),
                retries > 0 ? retries : UNSET_RETRIES));
    }

    private static RestartPolicy restartPolicy(JsonNode node) {
        return optionalText(node, "Name")
                .map(name ->
                        new RestartPolicy(name, node.path("MaximumRetryCount").asInt(0)))
                .orElse(RestartPolicy.NO);
    }

    private static List<Mount> mounts(JsonNode list, JsonNode tmpfs) {
        List<Mount> mounts = new ArrayList<>();
        for (JsonNode node : list) {
            Optional<Path> destination = path(node, "Destination");
            if (destination.isPresent()) {
                mounts.add(new Mount(
                        mountType(text(node, "Type")),
                        optionalText(node, "Name"),
                        path(node, "Source"),
                        optionalText(node, "Driver"),
                        destination.get(),
                        node.path("RW").asBoolean(true)));
            }
        }
        // What was asked for with --tmpfs, or `tmpfs:` in a Compose file, is not among the mounts.
        tmpfs.fieldNames()
                .forEachRemaining(destination -> pathOf(destination)
                        .ifPresent(path -> mounts.add(new Mount(
                                Mount.Type.TMPFS, Optional.empty(), Optional.empty(), Optional.empty(), path, true))));
        return mounts;
    }

    private static Mount.Type mountType(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "bind" -> Mount.Type.BIND;
            case "volume" -> Mount.Type.VOLUME;
            case "tmpfs" -> Mount.Type.TMPFS;
            default -> Mount.Type.OTHER;
        };
    }

    private static Map<String, String> addresses(JsonNode networks) {
        Map<String, String> addresses = new LinkedHashMap<>();
        networks.properties()
                .forEach(network -> optionalText(network.getValue(), "IPAddress")
                        .or(() -> optionalText(network.getValue(), "GlobalIPv6Address"))
                        .ifPresent(address -> addresses.put(network.getKey(), address)));
        return addresses;
    }
}
