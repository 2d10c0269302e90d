package io.servermanager.mailcow.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.mailcow.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwappedDirectoryTest {

    @TempDir
    private Path parent;

    private Path live;
    private Path kept;

    @BeforeEach
    void make() throws IOException {
        live = parent.resolve("_data");
        kept = parent.resolve("_data.rollback.1");
        StandIn.write(live.resolve("ibdata1"), "present");
        Files.setPosixFilePermissions(live, PosixFilePermissions.fromString("rwxr-x---"));
    }

    @Test
    void isEmptyWithTheSamePermissionsWhileItsFilesAreKept() throws IOException {
        swapped().putAside();
        assertThat(live).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live)))
                .isEqualTo("rwxr-x---");
        assertThat(kept.resolve("ibdata1")).hasContent("present");
    }

    @Test
    void putAsideAgainAfterItWasCutOffTheFirstFilesAreKept() throws IOException {
        Files.move(live, kept);
        swapped().putAside();
        assertThat(live).isEmptyDirectory();
        assertThat(kept.resolve("ibdata1")).hasContent("present");
    }

    @Test
    void putBackIsAsItWasWhateverCameInItsPlace() throws IOException {
        swapped().putAside();
        StandIn.write(live.resolve("mysql/user.frm"), "of the backup");
        swapped().putBack();
        swapped().putBack();
        assertThat(live.resolve("ibdata1")).hasContent("present");
        assertThat(parent).isDirectoryNotContaining(path -> !path.equals(live));
    }

    @Test
    void putBackBeforeItWasPutAsideChangesNothing() throws IOException {
        swapped().putBack();
        assertThat(live.resolve("ibdata1")).hasContent("present");
    }

    private SwappedDirectory swapped() {
        return new SwappedDirectory(live, kept);
    }
}
