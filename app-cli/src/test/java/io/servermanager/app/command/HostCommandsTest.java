package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at on the whole host. */
class HostCommandsTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private Path root;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory);
        root = directory.toRealPath().resolve("root");
        file("/proc/loadavg", "1.00 2.00 3.00 1/2 3\n");
        file("/proc/meminfo", "MemTotal: 2048 kB\nMemFree: 512 kB\nMemAvailable: 1024 kB\n");
        file("/proc/self/mountinfo", "27 1 254:1 / / rw - ext4 /dev/vda1 rw\n");
    }

    @Test
    void theSystemIsShownInWordsAndWhatIsMissingIsNamed() {
        Result result = sandbox.run("system");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("load          1.00, 2.00, 3.00", "memory  2.0 MiB  1.0 MiB  512 KiB");
        assertThat(result.out()).contains("! /proc/uptime tells nothing: it is not there.");
    }

    @Test
    void theSystemAsJsonHasExactValuesAndNullForWhatIsMissing() {
        JsonNode system = sandbox.run("system", "--json").lastObject();
        assertThat(system.path("host").path("memory").path("used").asLong()).isEqualTo(1 << 20);
        assertThat(system.path("host").path("load").path("oneMinute").asDouble())
                .isEqualTo(1.0);
        assertThat(system.path("host").path("uptime").isNull()).isTrue();
        assertThat(system.path("failedUnits").isNull()).isTrue();
    }

    @Test
    void theDiskShowsFileSystemsAndWhatWasAskedFor() throws IOException {
        Files.write(file("/srv/site/data/big", ""), new byte[200_000]);
        Result result = sandbox.run("disk", "/srv");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines().toList().get(0)).startsWith("FILE SYSTEM  TYPE  SIZE");
        assertThat(result.out()).contains("PLACE  SIZE ", "BIGGEST IN /srv");
        assertThat(result.out().lines())
                .anyMatch(line -> line.startsWith("/  ") && line.contains("ext4"))
                .anyMatch(line -> line.startsWith("/srv ") && line.contains("KiB  4 "))
                .anyMatch(line -> line.startsWith(root.resolve("srv/site/data").toString()));
        assertThat(sandbox.run("disk", "/srv", "--top", "0").out()).doesNotContain("BIGGEST");
    }

    @Test
    void theDiskAsJsonHasBytes() throws IOException {
        Files.write(file("/srv/site/data/big", ""), new byte[200_000]);
        JsonNode disk = sandbox.run("disk", "/srv", "--json").lastObject();
        JsonNode place = disk.path("places").path(0);
        assertThat(place.path("place").path("paths").path(0).asText()).isEqualTo("/srv");
        assertThat(place.path("use").path("bytes").asLong()).isGreaterThanOrEqualTo(200_000);
        assertThat(place.path("use").path("files").asLong()).isEqualTo(1);
        assertThat(place.path("use").path("directories").asLong()).isEqualTo(3);
        assertThat(place.path("use").path("complete").asBoolean()).isTrue();
        assertThat(disk.path("fileSystems").path(0).path("device").asText()).isEqualTo("/dev/vda1");
        assertThat(disk.path("problems")).isEmpty();
    }

    @Test
    void withoutPathsTheDiskShowsWhatServicesAndTheProgramKeep() throws IOException {
        Files.createDirectories(root.resolve(Path.of("/").relativize(sandbox.state())));
        JsonNode places = sandbox.run("disk", "--json").lastObject().path("places");
        assertThat(places)
                .extracting(place -> place.path("place").path("service").asText() + " "
                        + place.path("place").path("title").asText())
                .contains("web files", "null server-manager's runs");
    }

    @Test
    void whatIsNotThereIsAWrongCommandLine() {
        Result result = sandbox.run("disk", "/nowhere");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("There is no /nowhere");
        assertThat(sandbox.run("disk", "--top", "21").exitCode()).isEqualTo(2);
    }

    private Path file(String name, String content) throws IOException {
        Path file = root.resolve(name.substring(1));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
