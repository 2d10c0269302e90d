package io.servermanager.mailcow.backup;

import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.VolumeDetails;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Is there room for a backup? How much the archives will be smaller than the data is not known before, so as much as the
 * data take is wanted.
 */
final class BackupRoom {

    /** The volumes that {@code backup all} stores, without the project's name. */
    private static final List<String> VOLUMES =
            List.of("vmail-vol-1", "crypt-vol-1", "redis-vol-1", "rspamd-vol-1", "postfix-vol-1", "mysql-vol-1");

    private final DockerEngine engine;

    BackupRoom(DockerEngine engine) {
        this.engine = engine;
    }

    /**
     * Refuses where there is too little.
     *
     * @param project the Compose project's name
     * @param location where the backup goes
     * @throws MaintenanceException of kind {@code PRECONDITION} with the numbers
     */
    void require(String project, Path location) {
        long needed = VOLUMES.stream()
                .flatMap(volume -> engine.volume(project + "_" + volume).stream())
                .flatMap(volume -> mountpoint(volume).stream())
                .mapToLong(BackupRoom::size)
                .sum();
        require(needed, location);
    }

    static void require(long needed, Path location) {
        try {
            long free = Files.getFileStore(location).getUsableSpace();
            if (free < needed) {
                throw new MaintenanceException(
                        Kind.PRECONDITION,
                        "There is too little room in " + location + " for a backup: the data take "
                                + ByteSize.approximately(needed) + ", and " + ByteSize.approximately(free)
                                + " are free",
                        "Free space there, or set 'backup: {directory: ...}' of the service to a larger disk.");
            }
        } catch (IOException unknown) {
            throw new UncheckedIOException("How much is free in " + location + " cannot be found out", unknown);
        }
    }

    private static List<Path> mountpoint(VolumeDetails volume) {
        return volume.mountpoint().filter(Files::isDirectory).map(List::of).orElse(List.of());
    }

    /** What vanishes while it is counted, as mail does, does not count. */
    static long size(Path directory) {
        long[] bytes = {0};
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The size of " + directory + " cannot be found out", unreadable);
        }
        return bytes[0];
    }
}
