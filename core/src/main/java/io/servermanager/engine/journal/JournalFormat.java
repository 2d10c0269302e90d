package io.servermanager.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.RunEvent;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Between events and lines. */
final class JournalFormat {

    static final int VERSION = 1;

    /** How every line starts; within a text of a line the quotes would be escaped. */
    static final String LINE_START = "{\"v\":" + VERSION + ",\"seq\":";

    private static final String CHECKSUM = ",\"crc\":\"";

    /** The checksum's field with its value, the closing brace and nothing else. */
    private static final int CHECKSUM_LENGTH = CHECKSUM.length() + 8 + 2;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JournalFormat() {}

    static JournalEntry entry(long seq, Instant at, RunEvent.Recorded event) {
        JsonNode body;
        if (event instanceof RunEvent.FactRemembered remembered) {
            ObjectNode fact = JSON.createObjectNode();
            fact.put("step", remembered.step());
            fact.put("fact", remembered.fact().getClass().getSimpleName());
            fact.set("value", JSON.valueToTree(remembered.fact()));
            body = fact;
        } else {
            body = JSON.valueToTree(event);
        }
        return new JournalEntry(seq, at, event.getClass().getSimpleName(), body);
    }

    /** The line of an entry, with its line feed. */
    static byte[] line(JournalEntry entry) {
        ObjectNode json = JSON.createObjectNode();
        json.put("v", VERSION);
        json.put("seq", entry.seq());
        json.put("at", entry.at().toString());
        json.put("type", entry.type());
        json.set("body", entry.body());
        String text = json.toString();
        String open = text.substring(0, text.length() - 1);
        return (open + CHECKSUM + checksum(open) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The entry of a line without its line feed; empty if the line is broken. */
    static Optional<JournalEntry> parse(String line) {
        int checksumAt = line.length() - CHECKSUM_LENGTH;
        if (checksumAt < 1 || !line.startsWith(CHECKSUM, checksumAt)) {
            return Optional.empty();
        }
        String open = line.substring(0, checksumAt);
        String expected = line.substring(checksumAt + CHECKSUM.length(), line.length() - 2);
        if (!expected.equals(checksum(open))) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(line);
            if (json.path("v").asInt() > VERSION) {
                throw new MaintenanceException(
                        Kind.DAMAGED,
                        "A journal has format " + json.path("v").asInt() + ", which this version does not know",
                        "Use the version of server-manager that wrote it, or a later one.");
            }
            return Optional.of(new JournalEntry(
                    json.path("seq").asLong(),
                    Instant.parse(json.path("at").asText()),
                    json.path("type").asText(),
                    json.path("body")));
        } catch (JsonProcessingException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    static <T> T fromJson(JsonNode json, Class<T> type) {
        try {
            return JSON.treeToValue(json, type);
        } catch (JsonProcessingException wrong) {
            throw new MaintenanceException(
                    Kind.DAMAGED,
                    "A " + type.getSimpleName() + " in a journal cannot be read: " + wrong.getOriginalMessage(),
                    "Use the version of server-manager and of its plugins that wrote it.",
                    wrong);
        }
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
