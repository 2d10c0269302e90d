package io.servermanager.mailcow.backup;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Is in a backup what must be in it? Mailcow's script ends with exit code 0 also when the database or an archive could
 * not be written.
 */
final class BackupContents {

    /** What {@code backup all} stores besides {@code mailcow.conf}. */
    static final List<String> DATA = List.of("vmail", "crypt", "redis", "rspamd", "postfix", "mariadb");

    private static final List<String> ENDINGS = List.of(".tar.zst", ".tar.gz");

    /** The smallest compressed archive with a directory in it is larger. */
    private static final long LEAST_BYTES = 40;

    private static final Duration LONGEST = Duration.ofHours(12);

    private final CommandRunner commands;

    BackupContents(CommandRunner commands) {
        this.commands = commands;
    }

    /**
     * Checks all of it, by reading every archive to its end.
     *
     * @throws MaintenanceException of kind {@code FAILED} with the first thing that is wrong
     */
    void require(Path backup) throws InterruptedException {
        if (!Files.isRegularFile(backup.resolve("mailcow.conf"))) {
            throw unusable(backup, "mailcow.conf is missing in it");
        }
        for (String data : DATA) {
            Path archive = archive(backup, data)
                    .orElseThrow(() -> unusable(backup, "the archive of " + data + " is missing in it"));
            requireWhole(backup, archive);
        }
        requireDatabase(backup, archive(backup, "mariadb").orElseThrow());
    }

    /** The archive of one kind of data. */
    static Optional<Path> archive(Path backup, String data) {
        return ENDINGS.stream()
                .map(ending -> backup.resolve("backup_" + data + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void requireWhole(Path backup, Path archive) throws InterruptedException {
        try {
            if (Files.size(archive) < LEAST_BYTES) {
                throw unusable(backup, archive.getFileName() + " is empty");
            }
        } catch (IOException unreadable) {
            throw unusable(backup, archive.getFileName() + " cannot be read");
        }
        String program = archive.toString().endsWith(".gz") ? "gzip" : "zstd";
        CommandResult result = commands.run(Command.reads(program, "--test", "--quiet", archive.toString())
                .within(Duration.ofMinutes(10), LONGEST));
        if (!result.succeeded()) {
            throw unusable(backup, archive.getFileName() + " is damaged: " + result.lastWords());
        }
    }

    private void requireDatabase(Path backup, Path archive) throws InterruptedException {
        boolean[] found = new boolean[2];
        CommandResult result = commands.run(
                Command.reads("tar", "--list", "--file", archive.toString()).within(Duration.ofMinutes(10), LONGEST),
                line -> {
                    found[0] |= line.endsWith("/ibdata1");
                    found[1] |= line.contains("/mysql/");
                });
        if (!result.succeeded() || !found[0] || !found[1]) {
            throw unusable(backup, archive.getFileName() + " holds no database");
        }
    }

    private static MaintenanceException unusable(Path backup, String why) {
        return new MaintenanceException(
                Kind.FAILED,
                "The backup in " + backup + " cannot be used: " + why,
                "Look at what Mailcow's backup said in the run's log; an earlier backup is not touched.");
    }
}
