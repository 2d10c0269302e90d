package io.servermanager.docker.lab;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where a lab lives and who hears of its progress.
 *
 * @param parent the directory in which the lab makes its own; not below {@code /run}, which the lab's daemons see as an
 *     empty directory of theirs, and short, because the path of a Unix socket holds 107 bytes
 * @param toolCache where downloaded programs are kept from one lab to the next
 * @param progress takes one line for each thing that takes time, such as a download
 */
public record LabOptions(Path parent, Path toolCache, Consumer<String> progress) {

    /** The environment variable that names another tool cache than {@code /var/cache/server-manager/lab}. */
    public static final String CACHE_VARIABLE = "SERVER_MANAGER_LAB_CACHE";

    public LabOptions {
        parent = parent.toAbsolutePath().normalize();
        toolCache = toolCache.toAbsolutePath().normalize();
        if (parent.startsWith("/run") || parent.startsWith("/var/run")) {
            throw new IllegalArgumentException("a lab cannot live below /run: " + parent);
        }
    }

    /**
     * In {@code /var/tmp}, which is on a disk also where {@code /tmp} is in memory, with nobody listening, and with the
     * cache that {@link #CACHE_VARIABLE} names.
     */
    public static LabOptions defaults() {
        String cache = Objects.requireNonNullElse(System.getenv(CACHE_VARIABLE), "/var/cache/server-manager/lab");
        return new LabOptions(Path.of("/var/tmp"), Path.of(cache), line -> {});
    }

    /** These options with the lab's directory in {@code newParent}. */
    public LabOptions in(Path newParent) {
        return new LabOptions(newParent, toolCache, progress);
    }

    /** These options with another tool cache. */
    public LabOptions cachingIn(Path newToolCache) {
        return new LabOptions(parent, newToolCache, progress);
    }

    /** These options with somebody who hears what takes time. */
    public LabOptions telling(Consumer<String> newProgress) {
        return new LabOptions(parent, toolCache, newProgress);
    }
}
