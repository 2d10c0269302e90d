package io.servermanager.mailcow.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.mailcow.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRoomTest {

    @TempDir
    private Path directory;

    @Test
    void countsFilesWithoutFollowingLinks() throws IOException {
        StandIn.write(directory.resolve("a/mail"), "x".repeat(1000));
        StandIn.write(directory.resolve("b"), "x".repeat(500));
        Files.createSymbolicLink(directory.resolve("c"), Path.of("/"));
        assertThat(BackupRoom.size(directory)).isBetween(1500L, 1600L);
    }

    @Test
    void tooLittleRoomIsRefusedWithTheNumbers() {
        assertThatThrownBy(() -> BackupRoom.require(Long.MAX_VALUE, directory))
                .hasMessageContaining("There is too little room in " + directory);
        assertThatCode(() -> BackupRoom.require(1, directory)).doesNotThrowAnyException();
    }
}
