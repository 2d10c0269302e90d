package io.servermanager.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads fields that may be absent, null or of another type than expected: then they count as absent. */
final class Fields {

    private Fields() {}

    static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    static Optional<String> optionalText(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    static Optional<Path> path(JsonNode node, String field) {
        return optionalText(node, field).flatMap(Fields::pathOf);
    }

    /** A path, or nothing for text that can be none, such as one with a NUL. */
    static Optional<Path> pathOf(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A time in RFC 3339; the engine writes the year 1 for "never". */
    static Optional<Instant> instant(JsonNode node, String field) {
        try {
            return optionalText(node, field)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(time -> time.isAfter(Instant.EPOCH));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Seconds since 1970. */
    static Instant epochSeconds(JsonNode node, String field) {
        long seconds = node.path(field).asLong(0);
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond() ? Instant.EPOCH : Instant.ofEpochSecond(seconds);
    }

    /** Nanoseconds; 0, which the engine writes for "not set", and less give {@code otherwise}. */
    static Duration nanoseconds(JsonNode node, String field, Duration otherwise) {
        long nanoseconds = node.path(field).asLong(0);
        return nanoseconds > 0 ? Duration.ofNanos(nanoseconds) : otherwise;
    }

    static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node.path(field)) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            }
        }
        return texts;
    }

    static Map<String, String> textMap(JsonNode node, String field) {
        Map<String, String> map = new LinkedHashMap<>();
        node.path(field)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText("")));
        return map;
    }

    /** A list of {@code NAME=value}. */
    static Map<String, String> variables(JsonNode node, String field) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String variable : texts(node, field)) {
            int equals = variable.indexOf('=');
            if (equals >= 0) {
                map.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return map;
    }
}
