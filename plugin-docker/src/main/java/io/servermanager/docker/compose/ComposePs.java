package io.servermanager.docker.compose;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.docker.engine.ContainerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code docker compose ps --format json}: an array before 2.21, one object a line since. */
final class ComposePs {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ComposePs() {}

    /**
     * The containers, as they are listed.
     *
     * @throws IllegalArgumentException if the text is not JSON
     */
    static List<ComposeContainer> parse(String text) {
        List<ComposeContainer> containers = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.isArray()) {
                    value.forEach(element -> containers.add(container(element)));
                } else if (value.isObject()) {
                    containers.add(container(value));
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not what 'docker compose ps --format json' prints", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return containers;
    }

    private static ComposeContainer container(JsonNode node) {
        return new ComposeContainer(
                node.path("ID").asText(""),
                node.path("Name").asText(""),
                node.path("Service").asText(""),
                ContainerState.of(node.path("State").asText("")),
                node.path("Health").asText(""),
                node.path("ExitCode").asInt(0));
    }
}
