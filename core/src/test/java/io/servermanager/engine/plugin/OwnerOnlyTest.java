package io.servermanager.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.servermanager.spi.MaintenanceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

    private static final int NOBODY = 65_534;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void makeFile() throws Exception {
        file = withMode(Files.createFile(directory.resolve("file")), "rw-r--r--")
                .toRealPath();
    }

    @Test
    void takesAFileThatOnlyItsOwnerMayWrite() {
        assertThatCode(() -> OwnerOnly.check(file, "the file")).doesNotThrowAnyException();
    }

    @Test
    void refusesAFileThatItsGroupOrOthersMayWrite() throws Exception {
        for (String mode : new String[] {"rw-rw-r--", "rw-r--rw-"}) {
            withMode(file, mode);
            assertThatThrownBy(() -> OwnerOnly.check(file, "the file"))
                    .hasMessage("the file " + file + " can be written by others than its owner");
        }
    }

    @Test
    void looksBehindSymbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        withMode(file, "rw-rw-rw-");

        assertThatThrownBy(() -> OwnerOnly.check(link, "the file")).hasMessageContaining(file.toString());
    }

    @Test
    void refusesAFileOfSomebodyElse() throws Exception {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can give files away");
        Files.setAttribute(file, "unix:uid", NOBODY);

        assertThatThrownBy(() -> OwnerOnly.check(file, "the file"))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        refused -> assertThat(refused.remedy()).endsWith("'chown root " + file + "'."))
                .hasMessage("the file " + file + " belongs to neither root nor the user of this process");
    }

    @Test
    void refusesAFileInADirectoryWhereEverybodyMayReplaceIt() throws Exception {
        withMode(directory, "rwxrwxrwx");
        assertThatThrownBy(() -> OwnerOnly.check(file, "the file"))
                .hasMessage("the file " + file + " can be replaced by everybody, who may write its directory");

        Files.setAttribute(directory, "unix:mode", 0_1777);
        assertThatCode(() -> OwnerOnly.check(file, "the file")).doesNotThrowAnyException();
    }

    @Test
    void saysIfThereIsNoFile() {
        assertThatThrownBy(() -> OwnerOnly.check(directory.resolve("none"), "the file"))
                .isInstanceOf(NoSuchFileException.class);
    }

    static Path withMode(Path path, String mode) throws Exception {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
