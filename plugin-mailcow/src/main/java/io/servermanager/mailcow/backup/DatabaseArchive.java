package io.servermanager.mailcow.backup;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Path;
import java.time.Duration;

/** The database in a backup: an archive with all files below one directory, as mariabackup prepared them. */
public final class DatabaseArchive {

    private final Path backup;
    private final CommandRunner commands;

    /** That of a backup. */
    public DatabaseArchive(Path backup, CommandRunner commands) {
        this.backup = backup;
        this.commands = commands;
    }

    /**
     * Extracts it, with owners and permissions as they were, to an empty directory.
     *
     * @throws MaintenanceException of kind {@code DAMAGED} if there is none, {@code FAILED} if it cannot be extracted
     */
    public void extractTo(Path directory) throws InterruptedException {
        Path archive = BackupContents.archive(backup, "mariadb")
                .orElseThrow(() -> new MaintenanceException(
                        Kind.DAMAGED, "There is no database in " + backup, "Use another backup."));
        commands.run(Command.changes(
                                "tar",
                                "--extract",
                                "--file",
                                archive.toString(),
                                "--directory",
                                directory.toString(),
                                "--strip-components=1",
                                "--same-permissions",
                                "--same-owner",
                                "--numeric-owner")
                        .within(Duration.ofMinutes(10), Duration.ofHours(12)))
                .orThrow();
    }
}
