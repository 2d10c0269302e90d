package io.servermanager.engine.lock;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says who holds a lock, as one JSON object; replaced as a whole, so that nobody reads half of it. */
final class HolderFile {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;

    HolderFile(Path file) {
        this.file = file;
    }

    void write(Holder holder) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("runId", holder.runId());
            json.writeNumberField("pid", holder.pid());
            json.writeStringField("since", holder.since().toString());
            json.writeEndObject();
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, LockFiles.OWNER_ONLY_FILE);
        Files.writeString(next, text + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the file says; empty if it is not there or says nothing that can be understood. */
    Optional<Holder> read() throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(Files.readString(file))) {
            for (@Nullable JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    fields.put(json.currentName(), json.getText());
                }
            }
            return Optional.of(new Holder(
                    fields.getOrDefault("runId", "unknown"),
                    Long.parseLong(fields.getOrDefault("pid", "")),
                    Instant.parse(fields.getOrDefault("since", ""))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (JacksonException | NumberFormatException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
