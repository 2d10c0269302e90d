package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Extended attributes of the namespace {@code user}: the only ones that the platform reads and writes one by one. */
final class UserAttributes {

    private UserAttributes() {}

    /** The attributes of a file or directory, values in base64; none where the file system has none. */
    static Map<String, String> of(Path path) throws IOException {
        UserDefinedFileAttributeView view = view(path);
        Map<String, String> attributes = new TreeMap<>();
        if (view == null) {
            return attributes;
        }
        for (String name : list(view)) {
            ByteBuffer value = ByteBuffer.allocate(view.size(name));
            view.read(name, value);
            attributes.put(name, Base64.getEncoder().encodeToString(value.array()));
        }
        return attributes;
    }

    /** Makes the attributes these. */
    static void set(Path path, Map<String, String> wanted) throws IOException {
        Map<String, String> present = of(path);
        UserDefinedFileAttributeView view = view(path);
        if (view == null || present.equals(wanted)) {
            return;
        }
        for (String name : present.keySet()) {
            if (!wanted.containsKey(name)) {
                view.delete(name);
            }
        }
        for (Map.Entry<String, String> attribute : wanted.entrySet()) {
            view.write(attribute.getKey(), ByteBuffer.wrap(Base64.getDecoder().decode(attribute.getValue())));
        }
    }

    private static Iterable<String> list(UserDefinedFileAttributeView view) throws IOException {
        try {
            return view.list();
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            if (String.valueOf(e.getMessage()).contains("not supported")) {
                return List.of();
            }
            throw e;
        }
    }

    private static @Nullable UserDefinedFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
