package io.servermanager.engine.settings;

import io.servermanager.engine.plugin.OwnerOnly;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of the configuration, if nobody else could have written it. */
final class ConfigurationFile {

    private ConfigurationFile() {}

    /**
     * The text of the file.
     *
     * @throws MaintenanceException of kind {@code CONFIGURATION} if it is not there or is no text, {@code NOT_PERMITTED}
     *     if it cannot be read or could have been written by others
     */
    static String read(Path file) {
        try {
            OwnerOnly.check(file, "the configuration");
            if (!Files.isRegularFile(file)) {
                throw wrong("the configuration " + file + " is no file", "Give the path of a YAML file.");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(YamlDocument.LARGEST + 1);
                if (bytes.length > YamlDocument.LARGEST) {
                    throw wrong(
                            "the configuration " + file + " is larger than 1 MiB",
                            "Look whether it is the right file.");
                }
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        } catch (NoSuchFileException absent) {
            throw wrong("the configuration " + file + " does not exist", "Create it, or leave --config out.");
        } catch (CharacterCodingException binary) {
            throw wrong("the configuration " + file + " is no UTF-8 text", "Save it as UTF-8.");
        } catch (AccessDeniedException denied) {
            throw new MaintenanceException(
                    Kind.NOT_PERMITTED,
                    "the configuration " + file + " may not be read",
                    "Run the command as root.",
                    denied);
        } catch (IOException failure) {
            throw wrong("the configuration " + file + " cannot be read: " + failure, "Look at the file by hand.");
        }
    }

    private static MaintenanceException wrong(String problem, String remedy) {
        return new MaintenanceException(Kind.CONFIGURATION, problem, remedy);
    }
}
