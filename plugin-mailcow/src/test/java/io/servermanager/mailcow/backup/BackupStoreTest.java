package io.servermanager.mailcow.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.mailcow.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupStoreTest {

    @TempDir
    private Path directory;

    @Test
    void hasNoBackupsBeforeItWasPrepared() {
        assertThat(new BackupStore(directory.resolve("none")).checked()).isEmpty();
    }

    @Test
    void letsTheScriptInAndOthersOut() throws IOException {
        BackupStore store = new BackupStore(directory.resolve("backups"));
        store.prepare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("backups"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.location())))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void listsOnlyBackupsThatWereCheckedNewestFirst() throws IOException {
        BackupStore store = new BackupStore(directory);
        backup(store, "mailcow-2026-01-01-00-00-00", "2026-01-01T00:00:00Z");
        backup(store, "mailcow-2026-02-01-00-00-00", "2026-02-01T00:00:00Z");
        StandIn.write(store.location().resolve("mailcow-2026-03-01-00-00-00/mailcow.conf"), "A=1\n");
        StandIn.write(store.location().resolve("mailcow-2026-04-01-00-00-00/server-manager.json"), "{\"taken\":");
        assertThat(store.checked())
                .extracting(backup -> backup.path().getFileName().toString())
                .containsExactly("mailcow-2026-02-01-00-00-00", "mailcow-2026-01-01-00-00-00");
    }

    @Test
    void findsWhatWasDamagedSinceTheCheck() throws IOException {
        BackupStore store = new BackupStore(directory);
        Path path = backup(store, "mailcow-2026-01-01-00-00-00", "2026-01-01T00:00:00Z");
        assertThat(BackupStore.damages(store.checked().get(0))).isEmpty();
        Files.writeString(path.resolve("backup_mariadb.tar.gz"), "other");
        assertThat(BackupStore.damages(store.checked().get(0)))
                .containsExactly("backup_mariadb.tar.gz is not what it was");
        Files.delete(path.resolve("backup_mariadb.tar.gz"));
        assertThat(BackupStore.damages(store.checked().get(0))).hasSize(1);
    }

    private static Path backup(BackupStore store, String name, String taken) throws IOException {
        Path path = store.location().resolve(name);
        StandIn.write(path.resolve("mailcow.conf"), "A=1\n");
        StandIn.write(path.resolve("backup_mariadb.tar.gz"), "data");
        List<BackupManifest.Entry> files = BackupStore.read(path);
        assertThat(files).hasSize(2);
        BackupStore.seal(path, new BackupManifest(taken, "c", "v", "s", files));
        return path;
    }
}
