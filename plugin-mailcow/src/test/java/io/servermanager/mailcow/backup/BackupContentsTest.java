package io.servermanager.mailcow.backup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.mailcow.StandIn;
import io.servermanager.testing.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupContentsTest {

    private final ScriptedCommandRunner host = new ScriptedCommandRunner();
    private final BackupContents contents = new BackupContents(host);

    @TempDir
    private Path backup;

    @BeforeEach
    void make() throws IOException {
        StandIn.write(backup.resolve("mailcow.conf"), "A=1\n");
        for (String data : BackupContents.DATA) {
            StandIn.write(backup.resolve("backup_" + data + ".tar.zst"), "x".repeat(100));
        }
        host.on("zstd", "--test").answer("");
        host.on("tar", "--list").answer("/backup_mariadb/\n/backup_mariadb/ibdata1\n/backup_mariadb/mysql/user.frm\n");
    }

    @Test
    void aWholeBackupIsGood() {
        assertThatCode(() -> contents.require(backup)).doesNotThrowAnyException();
    }

    @Test
    void aMissingArchiveIsNamed() throws IOException {
        Files.delete(backup.resolve("backup_vmail.tar.zst"));
        assertThatThrownBy(() -> contents.require(backup)).hasMessageContaining("the archive of vmail is missing");
    }

    @Test
    void anEmptyArchiveIsNamed() throws IOException {
        StandIn.write(backup.resolve("backup_crypt.tar.zst"), "");
        assertThatThrownBy(() -> contents.require(backup)).hasMessageContaining("backup_crypt.tar.zst is empty");
    }

    @Test
    void anArchiveThatIsCutOffIsNamed() {
        host.on("zstd", "--test").fail(1, "backup_vmail.tar.zst : Read error (39) : premature end");
        assertThatThrownBy(() -> contents.require(backup)).hasMessageContaining("premature end");
    }

    @Test
    void anArchiveWithoutADatabaseIsNoBackup() {
        host.on("tar", "--list").answer("/backup_mariadb/\n");
        assertThatThrownBy(() -> contents.require(backup)).hasMessageContaining("holds no database");
    }

    @Test
    void withoutTheConfigurationItIsNoBackup() throws IOException {
        Files.delete(backup.resolve("mailcow.conf"));
        assertThatThrownBy(() -> contents.require(backup)).hasMessageContaining("mailcow.conf is missing");
    }
}
