package io.servermanager.docker.engine;

import static io.servermanager.docker.engine.Fields.text;
import static io.servermanager.docker.engine.Fields.textMap;
import static io.servermanager.docker.engine.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the engine's answers about images and volumes. */
final class ImageJson {

    /** How engines before 24 list an image without tag or digest. */
    private static final String NO_REFERENCE = "<none>";

    private ImageJson() {}

    static ImageDetails details(JsonNode node) {
        JsonNode config = node.path("Config");
        return new ImageDetails(
                text(node, "Id"),
                references(node, "RepoTags"),
                references(node, "RepoDigests"),
                Fields.instant(node, "Created"),
                node.path("Size").asLong(0),
                Fields.variables(config, "Env"),
                textMap(config, "Labels"),
                checksHealth(config.path("Healthcheck")));
    }

    static List<ImageSummary> summaries(JsonNode list) {
        List<ImageSummary> summaries = new ArrayList<>();
        list.forEach(node -> summaries.add(summary(node)));
        return summaries;
    }

    static ImageSummary summary(JsonNode node) {
        return new ImageSummary(
                text(node, "Id"),
                references(node, "RepoTags"),
                references(node, "RepoDigests"),
                Fields.epochSeconds(node, "Created"),
                node.path("Size").asLong(0));
    }

    static Untagging untagging(JsonNode list) {
        List<String> untagged = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (JsonNode node : list) {
            Fields.optionalText(node, "Untagged").ifPresent(untagged::add);
            Fields.optionalText(node, "Deleted").ifPresent(deleted::add);
        }
        return new Untagging(untagged, deleted, false);
    }

    static VolumeDetails volume(JsonNode node) {
        return new VolumeDetails(
                text(node, "Name"),
                text(node, "Driver"),
                Fields.path(node, "Mountpoint"),
                textMap(node, "Labels"),
                textMap(node, "Options"));
    }

    /** A test that is empty inherits the image's, {@code ["NONE"]} switches it off. */
    static boolean checksHealth(JsonNode healthCheck) {
        List<String> test = texts(healthCheck, "Test");
        return !test.isEmpty() && !test.get(0).equals("NONE");
    }

    private static List<String> references(JsonNode node, String field) {
        return texts(node, field).stream()
                .filter(reference -> !reference.startsWith(NO_REFERENCE))
                .toList();
    }
}
