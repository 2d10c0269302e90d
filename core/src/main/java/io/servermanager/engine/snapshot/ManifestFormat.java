package io.servermanager.engine.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Manifests as bytes. */
final class ManifestFormat {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(paths())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final byte[] CHECKSUM_PREFIX = "{\"sha256\":\"".getBytes(StandardCharsets.US_ASCII);

    private ManifestFormat() {}

    static byte[] write(Manifest manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        line(bytes, manifest.header());
        for (Entry entry : manifest.entries()) {
            line(bytes, entry);
        }
        String checksum = checksum(bytes.toByteArray(), bytes.size());
        bytes.writeBytes(CHECKSUM_PREFIX);
        bytes.writeBytes((checksum + "\"}\n").getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /**
     * Reads a manifest.
     *
     * @throws DamagedManifest if it is not as it was written
     */
    static Manifest read(Path file) throws IOException, DamagedManifest {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - CHECKSUM_PREFIX.length - 64 - 3;
        if (end < 0) {
            throw new DamagedManifest("it is cut off");
        }
        String written = new String(bytes, end, bytes.length - end, StandardCharsets.US_ASCII);
        String expected = "{\"sha256\":\"" + checksum(bytes, end) + "\"}\n";
        if (!written.equals(expected)) {
            throw new DamagedManifest("its checksum is wrong");
        }
        String[] lines = new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n");
        try {
            Manifest.Header header = MAPPER.readValue(lines[0], Manifest.Header.class);
            if (header.format() != Manifest.Header.FORMAT) {
                throw new DamagedManifest("its format " + header.format() + " is not known to this version");
            }
            List<Entry> entries = new ArrayList<>(lines.length);
            for (int i = 1; i < lines.length; i++) {
                entries.add(MAPPER.readValue(lines[i], Entry.class));
            }
            return new Manifest(header, entries);
        } catch (JsonProcessingException e) {
            throw new DamagedManifest("it cannot be read: " + e.getOriginalMessage());
        }
    }

    /** Says how a manifest is damaged. */
    static final class DamagedManifest extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedManifest(String how) {
            super(how);
        }
    }

    private static void line(ByteArrayOutputStream bytes, Object value) throws IOException {
        bytes.writeBytes(MAPPER.writeValueAsBytes(value));
        bytes.write('\n');
    }

    private static String checksum(byte[] bytes, int length) {
        MessageDigest digest = Content.digest();
        digest.update(bytes, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Paths as percent-encoded text, as any bytes may be in them. */
    private static SimpleModule paths() {
        return new SimpleModule()
                .addSerializer(Path.class, new JsonSerializer<Path>() {
                    @Override
                    public void serialize(Path path, JsonGenerator to, SerializerProvider provider) throws IOException {
                        to.writeString(RawNames.encodeTarget(path));
                    }
                })
                .addDeserializer(Path.class, new FromStringDeserializer<Path>(Path.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected Path _deserialize(String text, DeserializationContext context) {
                        return RawNames.resolve(Path.of("/"), text.substring(1));
                    }
                });
    }
}
