package io.servermanager.nginx.demo;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** A file of the service that must come through everything unharmed. */
record TreasuredFile(Path path) {

    private static final int BYTES = 1024 * 1024;

    static TreasuredFile createIn(Path directory) throws IOException {
        byte[] content = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(content);
        return new TreasuredFile(Files.write(directory.resolve("certificates.bin"), content));
    }

    void sayDigest(Consumer<String> say, String when) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
            say.accept("SHA-256 of " + path + " " + when + ": " + HexFormat.of().formatHex(digest));
        } catch (IOException gone) {
            throw new MaintenanceException(Kind.FAILED, path + " cannot be read: " + gone, "", gone);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
