package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarArchiveTest {

    @TempDir
    private Path directory;

    @Test
    void tarUnpacksWhatWasWritten() throws Exception {
        byte[] content = "exactly what was written\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        byte[] archive = new TarArchive()
                .directory("bin")
                .file("bin/program", 0755, content)
                .link("bin/other", "program")
                .end();
        Path file = Files.write(directory.resolve("archive.tar"), archive);
        new HostCommandRunner()
                .run(Command.changes("tar", "-x", "-p", "-f", file.toString()).in(directory))
                .orThrow();
        assertThat(directory.resolve("bin/program")).hasBinaryContent(content).isExecutable();
        assertThat(Files.readSymbolicLink(directory.resolve("bin/other"))).isEqualTo(Path.of("program"));
        assertThat(Files.getLastModifiedTime(directory.resolve("bin/program")).toInstant())
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @Property(tries = 100)
    void archivesConsistOfWholeBlocksAndTheSameContentGivesTheSameBytes(@ForAll @Size(max = 2000) byte[] content) {
        byte[] one = new TarArchive().file("name", 0644, content).end();
        byte[] other = new TarArchive().file("name", 0644, content).end();
        assertThat(one).isEqualTo(other);
        assertThat(one.length % 512).isZero();
        assertThat(one.length / 512).isEqualTo(3 + (content.length + 511) / 512);
    }

    @Test
    void aNameThatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TarArchive().file("n".repeat(101), 0644, new byte[0]));
    }
}
