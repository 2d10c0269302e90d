package io.servermanager.mailcow;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where backups of Mailcow's data are kept.
 *
 * @param directory holds them, readable by root alone; {@code /var/backups/mailcow} when absent
 * @param threads how many threads compress; 1 when absent
 * @param recent a backup that is older is not recent enough to update without another; one day when absent
 */
public record BackupSettings(Path directory, Integer threads, Duration recent) {

    private static final Path USUAL_DIRECTORY = Path.of("/var/backups/mailcow");

    /** All defaults. */
    public static final BackupSettings DEFAULTS = new BackupSettings(null, null, null);

    public BackupSettings(@Nullable Path directory, @Nullable Integer threads, @Nullable Duration recent) {
        this.directory = directory == null ? USUAL_DIRECTORY : directory.normalize();
        this.threads = threads == null ? 1 : threads;
        this.recent = recent == null ? Duration.ofDays(1) : recent;
        if (!this.directory.isAbsolute()) {
            throw new IllegalArgumentException("directory '" + directory + "' must be absolute");
        }
        if (this.threads < 1 || this.threads > 99) {
            throw new IllegalArgumentException("threads must be from 1 to 99, not " + threads);
        }
    }
}
