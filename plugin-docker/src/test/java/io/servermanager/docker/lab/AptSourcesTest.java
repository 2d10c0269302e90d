package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {

    @TempDir
    private Path directory;

    @Test
    void theMachinesOwnNeedNoOptions() throws Exception {
        assertThat(AptSources.ofMachine().options(directory)).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anotherReleaseIsTakenFromTheMachinesSourcesWithItsListsKeptApart() throws Exception {
        Path machine = Files.createDirectories(directory.resolve("etc/sources.list.d"));
        Files.writeString(machine.resolve("debian.sources"), "Suites: bookworm bookworm-updates\n");
        Files.writeString(machine.resolve("other.list"), "deb mirror:/ stable main\n");
        Files.writeString(machine.resolve("old.list.save"), "deb mirror:/ bookworm main\n");
        Files.writeString(machine.resolveSibling("sources.list"), "deb mirror:/ bookworm main\n");
        Path work = Files.createDirectory(directory.resolve("work"));
        AptSources sources = new AptSources(directory.resolve("etc"), "bookworm", "trixie");

        assertThat(sources.options(work))
                .contains("Dir::Etc::SourceParts=" + work.resolve("sources.list.d"))
                .contains("Dir::State::Lists=" + work.resolve("lists"));
        assertThat(work.resolve("sources.list.d/debian.sources")).hasContent("Suites: trixie trixie-updates\n");
        assertThat(work.resolve("sources.list.d/sources.list")).hasContent("deb mirror:/ trixie main\n");
        assertThat(work.resolve("sources.list.d")).isDirectoryNotContaining("glob:**other*");
        assertThat(work.resolve("sources.list.d")).isDirectoryNotContaining("glob:**save");
    }
}
