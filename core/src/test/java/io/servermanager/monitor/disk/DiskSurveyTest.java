package io.servermanager.monitor.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.monitor.Host;
import io.servermanager.spi.DiskUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSurveyTest {

    private static final String MOUNTS = """
            27 1 254:1 / / rw - ext4 /dev/vda1 rw
            28 27 254:2 / /srv/photos rw - ext4 /dev/vdb1 rw
            29 27 254:1 /x /srv/same rw - ext4 /dev/vda1 rw
            30 27 0:50 / /srv/merged rw - overlay overlay rw
            """;

    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void makeHost() throws IOException {
        root = temporary.toRealPath();
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/mountinfo"), MOUNTS);
        Files.createDirectories(root.resolve("srv/photos"));
    }

    @Test
    void aPlaceThatIsNotThereCostsOnlyItsOwnRow() throws Exception {
        DiskReport report = survey(List.of(place("/gone"), place("/srv")));
        assertThat(report.places().get(0).use()).isEmpty();
        assertThat(report.places().get(0).problem())
                .isEqualTo(root.resolve("gone") + " is not there. Check the path, and run it as root.");
        assertThat(report.places().get(1).problem()).isEmpty();
        assertThat(report.places().get(1).use().orElseThrow().directories()).isEqualTo(2);
    }

    @Test
    void tellsWhichFileSystemsInsideAPlaceAreNotCounted() throws Exception {
        DiskReport report = survey(List.of(place("/srv")));
        assertThat(report.places().get(0).notEntered()).containsExactly(Path.of("/srv/photos"));
    }

    @Test
    void aTableOfMountsThatCannotBeReadCostsOnlyTheFileSystems() throws Exception {
        Files.delete(root.resolve("proc/self/mountinfo"));
        DiskReport report = survey(List.of(place("/srv")));
        assertThat(report.fileSystems()).isEmpty();
        assertThat(report.problems())
                .containsExactly(
                        "/proc/self/mountinfo cannot be read: NoSuchFileException. Check that /proc is mounted.");
        assertThat(report.places().get(0).use()).isPresent();
    }

    private DiskReport survey(List<DiskPlace> places) throws InterruptedException {
        Host host = new Host(root, new HostCommandRunner(), Clock.systemUTC());
        return new DiskSurvey(host, Duration.ofMinutes(5)).of(places);
    }

    private static DiskPlace place(String path) {
        return DiskPlace.of("site", new DiskUse.Place("files", List.of(Path.of(path))));
    }
}
