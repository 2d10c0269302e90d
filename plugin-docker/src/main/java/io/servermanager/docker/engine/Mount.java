package io.servermanager.docker.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something mounted in a container.
 *
 * @param type what it is
 * @param name the volume's name, for a volume
 * @param source where it is on the host: the directory or file of a bind mount, the mount point of a volume
 * @param driver the volume's driver, for a volume
 * @param destination where it is in the container
 * @param writable whether the container may write to it
 */
public record Mount(
        Type type,
        Optional<String> name,
        Optional<Path> source,
        Optional<String> driver,
        Path destination,
        boolean writable) {

    /** What is mounted. */
    public enum Type {
        /** A directory or file of the host. */
        BIND,
        /** A volume, named or anonymous. */
        VOLUME,
        /** Memory, empty at every start. */
        TMPFS,
        /** Something else, such as an image. */
        OTHER
    }
}
