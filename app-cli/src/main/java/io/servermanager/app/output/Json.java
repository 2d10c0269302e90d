package io.servermanager.app.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values as JSON, each on one line: instants as ISO 8601 in UTC, durations in seconds, constants in lower case with
 * hyphens, what is absent as {@code null}, secrets masked.
 */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("output")
                    .addSerializer(Optional.class, new OptionalAsNull())
                    .addSerializer(Instant.class, asText(Instant::toString))
                    .addSerializer(Path.class, asText(Path::toString))
                    .addSerializer(Secret.class, asText(Secret::toString))
                    .addSerializer(Enum.class, asText(Json::word))
                    .addSerializer(Duration.class, new AsSeconds()))
            .build();

    private Json() {}

    /** {@code value} on one line. */
    static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("no JSON for " + value.getClass().getName(), impossible);
        }
    }

    /** An event: its name and time, then its components. */
    static String line(RunEvent.Timed timed) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("event", words(timed.event().getClass().getSimpleName()));
        node.put("at", timed.at().toString());
        node.setAll((ObjectNode) MAPPER.valueToTree(timed.event()));
        return line(node);
    }

    /** {@code NOT_PERMITTED} as {@code not-permitted}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code StepStarted} as {@code step-started}. */
    private static String words(String typeName) {
        return typeName.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static <T> JsonSerializer asText(Function<T, String> text) {
        return new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                generator.writeString(text.apply(value));
            }
        };
    }

    private static final class AsSeconds extends JsonSerializer<Duration> {
        @Override
        public void serialize(Duration value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeNumber(value.toMillis() / 1000.0);
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class OptionalAsNull extends JsonSerializer<Optional> {
        @Override
        public void serialize(Optional value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), generator);
            } else {
                generator.writeNull();
            }
        }
    }
}
