package io.servermanager.system.apt;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where apt and dpkg keep what they know, by their defaults.
 *
 * @param root the root of the host's file system
 */
record AptHost(Path root) {

    /** Whether the host's packages are kept by apt and dpkg. */
    boolean isPresent() {
        return Files.exists(root.resolve("usr/bin/apt-get")) && Files.exists(root.resolve("var/lib/dpkg/status"));
    }

    /**
     * Checks that the host's packages are kept by apt and dpkg.
     *
     * @throws MaintenanceException of kind {@code NOT_INSTALLED} if not
     */
    void require() {
        if (!isPresent()) {
            throw new MaintenanceException(
                    Kind.NOT_INSTALLED,
                    "The packages of this host are not kept by apt and dpkg: there is no "
                            + root.resolve("usr/bin/apt-get") + " or no " + root.resolve("var/lib/dpkg/status"),
                    "Only Debian, Ubuntu and what is made of them can be upgraded.");
        }
    }

    Path archives() {
        return root.resolve("var/cache/apt/archives");
    }

    Path lists() {
        return root.resolve("var/lib/apt/lists");
    }

    /** The bytes of the lists of packages: as much as is downloaded, at the most, beside them when they are refreshed. */
    long listsBytes() {
        try (Stream<Path> files = Files.list(lists())) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException none) {
            return 0;
        }
    }

    /** How old the lists are, in words. */
    String listsAge(Instant now) {
        Optional<Instant> refreshed = refreshed();
        if (refreshed.isEmpty()) {
            return "of unknown age";
        }
        Duration age = Duration.between(refreshed.get(), now);
        if (age.toHours() < 1) {
            return "less than an hour old";
        }
        return age.toDays() < 2 ? age.toHours() + " hour(s) old" : age.toDays() + " days old";
    }

    /**
     * When the lists were last refreshed: the time of the stamp that some hosts have, or else of the directories, since
     * the lists themselves keep the time that their server gives them.
     */
    private Optional<Instant> refreshed() {
        return Stream.of(root.resolve("var/lib/apt/periodic/update-success-stamp"), lists(), lists().resolve("partial"))
                .flatMap(path -> modified(path).stream())
                .max(Instant::compareTo);
    }

    private static Optional<Instant> modified(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path).toInstant());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
