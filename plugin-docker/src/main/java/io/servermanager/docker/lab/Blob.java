package io.servermanager.docker.lab;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content of a registry, addressed by its SHA-256. */
final class Blob {

    private final byte[] content;
    private final String digest;

    private Blob(byte[] content, String digest) {
        this.content = content;
        this.digest = digest;
    }

    static Blob of(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new Blob(content.clone(), "sha256:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    byte[] content() {
        return content.clone();
    }

    int size() {
        return content.length;
    }

    String digest() {
        return digest;
    }
}
