package io.servermanager.mailcow.backup;

import io.servermanager.mailcow.BackupSettings;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.installation.MailcowScript;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.StepContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Mailcow's {@code backup_and_restore.sh}, called so that it asks nothing. */
final class BackupScript {

    private static final String PATH = "helper-scripts/backup_and_restore.sh";

    /** What mariabackup says when it has copied the database, and again when it has prepared the copy. */
    private static final String DATABASE_DONE = "completed OK!";

    private static final Duration LONGEST = Duration.ofHours(12);

    private final StepContext context;
    private final MailcowSettings settings;
    private final BackupStore store;

    BackupScript(StepContext context, BackupStore store) {
        this.context = context;
        this.settings = context.settings(MailcowSettings.class);
        this.store = store;
    }

    /**
     * Refuses where the archives could not be read afterwards: better before the backup than after it.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION}
     */
    void requireDecompressor() {
        Path script = settings.directory().resolve(PATH);
        try {
            boolean zstd = Files.readString(script, StandardCharsets.ISO_8859_1).contains("zst");
            if (zstd && !MailcowScript.of(context).searchPath().has("zstd")) {
                throw new MaintenanceException(
                        Kind.PRECONDITION,
                        "The program 'zstd' is missing, and without it the backup cannot be checked",
                        "Install it: apt-get install zstd.");
            }
        } catch (IOException missing) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    script + " cannot be read: " + missing.getMessage(),
                    "Run 'git status' in " + settings.directory() + ".",
                    missing);
        }
    }

    /**
     * Backs up everything.
     *
     * @return whether the database was said to be copied and prepared
     * @throws MaintenanceException of kind {@code FAILED} if the script says by its exit code that it failed
     */
    boolean run() throws InterruptedException {
        BackupSettings backup = settings.backup();
        int[] done = {0};
        Command command = MailcowScript.of(context)
                .command(PATH)
                .and("backup", "all")
                .with("MAILCOW_BACKUP_LOCATION", store.location().toString())
                .with("THREADS", backup.threads().toString())
                .within(Duration.ofHours(1), LONGEST);
        CommandResult result = context.commands().run(command, line -> {
            done[0] += line.contains(DATABASE_DONE) ? 1 : 0;
            context.output(line);
        });
        if (!result.succeeded()) {
            throw new MaintenanceException(
                    Kind.FAILED,
                    "Mailcow's backup ended with exit code " + result.exitCode()
                            + (result.lastWords().isEmpty() ? "" : ": " + result.lastWords()),
                    "Look at what it said in the run's log.");
        }
        return done[0] >= 2;
    }
}
