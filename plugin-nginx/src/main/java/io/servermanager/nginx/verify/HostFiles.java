package io.servermanager.nginx.verify;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How many hosts nginx serves, told by the files that nginx Proxy Manager writes for them. One that nginx refuses is
 * renamed to {@code .conf.err}. Part of a fact: the names of its components are a file format.
 *
 * @param enabled files that nginx reads
 * @param refused files that nginx refused
 */
public record HostFiles(int enabled, int refused) {

    private static final List<String> KINDS = List.of("proxy_host", "redirection_host", "dead_host", "stream");

    /** Counts them; a directory that is not there or cannot be read holds none. */
    public static HostFiles in(Path data) {
        int enabled = 0;
        int refused = 0;
        for (String kind : KINDS) {
            Path directory = data.resolve("nginx").resolve(kind);
            enabled += count(directory, "*.conf");
            refused += count(directory, "*.conf.err");
        }
        return new HostFiles(enabled, refused);
    }

    private static int count(Path directory, String glob) {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
            int count = 0;
            for (Path file : files) {
                count += Files.isRegularFile(file) ? 1 : 0;
            }
            return count;
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
