package io.servermanager.mailcow.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.FakeStorage;
import io.servermanager.docker.engine.VolumeDetails;
import io.servermanager.mailcow.StandIn;
import io.servermanager.spi.DiskUse.Place;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailcowVolumesTest {

    private final FakeEngine engine = new FakeEngine();

    @TempDir
    private Path root;

    private Path directory;

    @BeforeEach
    void install() throws IOException {
        directory = root.resolve("opt/mailcow-dockerized");
        StandIn.write(directory.resolve("mailcow.conf"), "COMPOSE_PROJECT_NAME=moo\n");
        volume("moo", "vmail-vol-1");
        volume("moo", "mysql-vol-1");
        volume("blog", "vmail-vol-1");
    }

    @Test
    void eachVolumeOfTheProjectIsAPlaceAlsoWithoutContainers() {
        assertThat(places())
                .containsExactly(
                        new Place("volume mysql-vol-1", List.of(files("moo_mysql-vol-1"))),
                        new Place("volume vmail-vol-1", List.of(files("moo_vmail-vol-1"))));
    }

    @Test
    void whereNoMailcowIsInstalledTheEngineIsNotAsked() throws IOException {
        Files.delete(directory.resolve("mailcow.conf"));
        assertThat(places()).isEmpty();
        assertThat(engine.calls()).isZero();
    }

    @Test
    void whileTheEngineIsDownThereAreNone() {
        engine.failWith(new MaintenanceException(Kind.UNAVAILABLE, "silent", ""));
        assertThat(places()).isEmpty();
    }

    private List<Place> places() {
        return new MailcowVolumes(engine, new FakeStorage(engine)).places(directory, root);
    }

    private void volume(String project, String name) throws IOException {
        Path files = files(project + "_" + name);
        Files.createDirectories(root.resolve(Path.of("/").relativize(files)));
        engine.add(new VolumeDetails(
                project + "_" + name,
                "local",
                Optional.of(files),
                Map.of("com.docker.compose.project", project, "com.docker.compose.volume", name),
                Map.of()));
    }

    private static Path files(String volume) {
        return Path.of("/var/lib/docker/volumes", volume, "_data");
    }
}
