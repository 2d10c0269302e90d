package io.servermanager.engine.snapshot;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * File names as text and as bytes. A name on Linux is bytes, not text: the platform's paths keep the bytes, their
 * {@code toString} does not; their URI does, percent-encoded. That is the text used here.
 */
final class RawNames {

    /** The name of the root of a tree. */
    static final String ROOT = ".";

    private static final Path SLASH = Path.of("/");

    private RawNames() {}

    /** The text of one name. */
    static String encode(Path name) {
        String path = SLASH.resolve(name).toUri().getRawPath();
        // A directory's URI ends in a slash, if one of this name happens to be there.
        return path.endsWith("/") ? path.substring(1, path.length() - 1) : path.substring(1);
    }

    /** The text of a child's name below its parent's. */
    static String child(String parent, Path name) {
        return parent.equals(ROOT) ? encode(name) : parent + "/" + encode(name);
    }

    /** The text of the parent's name. */
    static String parent(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? ROOT : name.substring(0, slash);
    }

    /** Where {@code name} is below {@code root}. */
    static Path resolve(Path root, String name) {
        return name.equals(ROOT) ? root : root.resolve(SLASH.relativize(Path.of(URI.create("file:///" + name))));
    }

    /** The bytes of a path as the kernel knows them. */
    static byte[] bytes(Path absolute) {
        String path = absolute.toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        byte[] all = bytes.toByteArray();
        boolean slashed = all.length > 1 && all[all.length - 1] == '/';
        return slashed ? Arrays.copyOf(all, all.length - 1) : all;
    }

    /** The text of a target of a symbolic link, which may be any bytes: each slash-separated piece encoded. */
    static String encodeTarget(Path target) {
        StringBuilder text = new StringBuilder(target.isAbsolute() ? "/" : "");
        for (int i = 0; i < target.getNameCount(); i++) {
            text.append(i == 0 ? "" : "/").append(encode(target.getName(i)));
        }
        return text.toString();
    }

    /** The name from its bytes, as {@link #encode} would write it. */
    static String fromBytes(byte[] bytes) {
        StringBuilder uri = new StringBuilder("file:///");
        for (byte b : bytes) {
            uri.append(b == '/' ? "/" : "%" + String.format("%02X", b & 0xff));
        }
        Path path = Path.of(URI.create(uri.toString()));
        return path.getNameCount() == 0 ? ROOT : encodeTarget(SLASH.relativize(path));
    }

    /** A name for messages: decoded where it is text. */
    static String readable(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(bytes(resolve(SLASH, name)));
        String text = bytes.toString(StandardCharsets.UTF_8);
        boolean odd = text.chars().anyMatch(c -> c < ' ' || c == 0xFFFD);
        return odd || name.equals(ROOT) ? name : text.substring(1);
    }
}
