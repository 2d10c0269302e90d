package io.servermanager.engine.snapshot;

import java.nio.file.Path;

/**
 * A directory or a single file outside a service's main directory that belongs to its snapshot: a bind mount, a named
 * volume.
 *
 * @param name what it is called inside the snapshot: {@code [A-Za-z0-9][A-Za-z0-9._-]*}
 * @param path where it is, absolute; may be absent
 */
public record Part(String name, Path path) {
    public Part {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("not a name of a part: " + name);
        }
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("not absolute: " + path);
        }
    }
}
