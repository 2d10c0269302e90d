package io.servermanager.docker.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the Compose file of a directory. */
public final class ComposeFile {

    /** In the order in which Compose itself prefers them. */
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    private ComposeFile() {}

    /**
     * The Compose file in {@code directory} itself, and not above it, where Compose would look as well. Files that
     * override it are left to Compose.
     */
    public static Optional<Path> in(Path directory) {
        return NAMES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
