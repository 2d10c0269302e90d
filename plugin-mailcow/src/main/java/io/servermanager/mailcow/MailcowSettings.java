package io.servermanager.mailcow;

import io.servermanager.docker.SnapshotSettings;
import io.servermanager.docker.VerifySettings;
import io.servermanager.spi.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Mailcow.
 *
 * @param directory where {@code mailcow.conf} is; {@code /opt/mailcow-dockerized} when absent
 * @param snapshots where copies of that directory are kept, and how many
 * @param verify how it is judged after a change; 10 minutes and 60 seconds when absent
 * @param script how long {@code update.sh} may take
 * @param backup where backups are kept
 * @param room how much must be free for new images before an update; 5 GiB when absent
 */
public record MailcowSettings(
        Path directory,
        SnapshotSettings snapshots,
        VerifySettings verify,
        ScriptSettings script,
        BackupSettings backup,
        ByteSize room) {

    private static final Path USUAL_DIRECTORY = Path.of("/opt/mailcow-dockerized");
    private static final VerifySettings USUAL_VERIFY =
            new VerifySettings(Duration.ofMinutes(10), Duration.ofSeconds(60));

    public MailcowSettings(
            @Nullable Path directory,
            @Nullable SnapshotSettings snapshots,
            @Nullable VerifySettings verify,
            @Nullable ScriptSettings script,
            @Nullable BackupSettings backup,
            @Nullable ByteSize room) {
        this.directory = directory == null ? USUAL_DIRECTORY : directory.normalize();
        this.snapshots = snapshots == null ? SnapshotSettings.DEFAULTS : snapshots;
        this.verify = verify == null ? USUAL_VERIFY : verify;
        this.script = script == null ? ScriptSettings.DEFAULTS : script;
        this.backup = backup == null ? BackupSettings.DEFAULTS : backup;
        this.room = room == null ? ByteSize.ofGibibytes(5) : room;
        if (!this.directory.isAbsolute()) {
            throw new IllegalArgumentException("directory '" + directory + "' must be absolute");
        }
    }

    /** All defaults. */
    public static MailcowSettings defaults() {
        return new MailcowSettings(null, null, null, null, null, null);
    }
}
