package io.servermanager.docker.engine;

import static io.servermanager.docker.engine.Fields.optionalText;
import static io.servermanager.docker.engine.Fields.text;
import static io.servermanager.docker.engine.Fields.textMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads the engine's lists of what it keeps. */
final class InventoryJson {

    private InventoryJson() {}

    static Inventory inventory(JsonNode containers, JsonNode images, JsonNode volumes, JsonNode networks) {
        return new Inventory(
                list(containers, InventoryJson::container),
                list(images, InventoryJson::image),
                list(volumes.path("Volumes"), InventoryJson::volume),
                list(networks, InventoryJson::network));
    }

    private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        nodes.forEach(node -> all.add(read.apply(node)));
        return all;
    }

    private static StoredContainer container(JsonNode node) {
        ContainerSummary summary = ContainerJson.summary(node);
        Set<String> volumes = new HashSet<>();
        node.path("Mounts").forEach(mount -> optionalText(mount, "Name").ifPresent(volumes::add));
        Set<String> networks = new HashSet<>();
        // A container that was never started has names there, but not yet the ids.
        node.path("NetworkSettings").path("Networks").properties().forEach(network -> {
            networks.add(network.getKey());
            optionalText(network.getValue(), "NetworkID").ifPresent(networks::add);
        });
        optionalText(node.path("HostConfig"), "NetworkMode").ifPresent(networks::add);
        return new StoredContainer(
                summary.id(),
                summary.name(),
                summary.image(),
                summary.imageId(),
                summary.state(),
                summary.created(),
                summary.compose(),
                volumes,
                networks);
    }

    private static StoredImage image(JsonNode node) {
        ImageSummary summary = ImageJson.summary(node);
        return new StoredImage(
                summary.id(),
                optionalText(node, "ParentId"),
                summary.tags(),
                summary.digests(),
                summary.created(),
                textMap(node, "Labels"));
    }

    private static StoredVolume volume(JsonNode node) {
        return new StoredVolume(text(node, "Name"), Fields.instant(node, "CreatedAt"), textMap(node, "Labels"));
    }

    private static StoredNetwork network(JsonNode node) {
        return new StoredNetwork(
                text(node, "Id"),
                text(node, "Name"),
                text(node, "Scope"),
                node.path("Ingress").asBoolean(false) || node.path("ConfigOnly").asBoolean(false),
                Fields.instant(node, "Created"),
                textMap(node, "Labels"));
    }
}
