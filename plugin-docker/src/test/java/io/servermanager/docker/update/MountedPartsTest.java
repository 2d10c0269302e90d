package io.servermanager.docker.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.SnapshotSettings;
import io.servermanager.docker.VerifySettings;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.Mount;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.docker.engine.VolumeDetails;
import io.servermanager.docker.update.ProjectFact.PartFact;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedPartsTest {

    private final FakeEngine engine = new FakeEngine();

    @TempDir
    Path temporary;

    private Path home;
    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        home = temporary.toRealPath();
        directory = Files.createDirectories(home.resolve("npm/data")).getParent();
    }

    @Test
    void whatIsInsideTheDirectoryIsNoPartOfItsOwn() {
        assertThat(parts(bind(directory.resolve("data"), true))).isEmpty();
    }

    @Test
    void aWritableDirectoryElsewhereIs() throws IOException {
        Path outside = Files.createDirectory(home.resolve("outside"));

        assertThat(parts(bind(outside, true))).extracting(PartFact::path).containsExactly(outside.toString());
        assertThat(parts(bind(outside, false))).as("read only").isEmpty();
    }

    @Test
    void aLinkInTheDirectoryThatLeadsOutIsOutside() throws IOException {
        Path big = Files.createDirectory(home.resolve("bigdisk"));
        Path link = Files.createSymbolicLink(directory.resolve("linked"), big);

        assertThat(parts(bind(link, true))).extracting(PartFact::path).containsExactly(big.toString());
    }

    @Test
    void ofTwoOnlyTheOutermostIsAPart() throws IOException {
        Path outer = Files.createDirectory(home.resolve("outer"));
        Path inner = Files.createDirectory(outer.resolve("inner"));

        assertThat(parts(bind(inner, true), bind(outer, true)))
                .extracting(PartFact::path)
                .containsExactly(outer.toString());
    }

    @Test
    void theFilesOfAVolumeAre() throws IOException {
        Path files = Files.createDirectory(home.resolve("_data"));
        engine.add(new VolumeDetails("state", "local", Optional.of(files), Map.of(), Map.of()));

        assertThat(parts(volume("state", files)))
                .singleElement()
                .satisfies(part -> assertThat(part.name()).startsWith("volume-state"));
    }

    @Test
    void aVolumeOnAnotherHostIsRefused() throws IOException {
        Path files = Files.createDirectory(home.resolve("_data"));
        engine.add(new VolumeDetails("far", "local", Optional.of(files), Map.of(), Map.of("type", "nfs")));

        assertRefused(volume("far", files), "not on this host");
    }

    @Test
    void theWholeHostIsRefused() {
        assertRefused(bind(Path.of("/"), true), "more than the service's own data");
        assertRefused(bind(home, true), "more than the service's own data");
    }

    @Test
    void whatIsToBeIgnoredIsLeftOutAndNothingElse() throws IOException {
        Path outside = Files.createDirectory(home.resolve("outside"));
        Path ignored = Files.createDirectory(home.resolve("ignored"));

        List<PartFact> parts = new MountedParts(settings(List.of(Path.of("/"), ignored)), engine)
                .of(List.of(container(bind(Path.of("/"), true), bind(ignored, true), bind(outside, true))));

        assertThat(parts).extracting(PartFact::path).containsExactly(outside.toString());
    }

    private void assertRefused(Mount mount, String why) {
        assertThatThrownBy(() -> parts(mount)).isInstanceOfSatisfying(MaintenanceException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.PRECONDITION);
            assertThat(e.problem()).contains(why);
            assertThat(e.remedy()).contains("ignore-mounts");
        });
    }

    private List<PartFact> parts(Mount... mounts) {
        return new MountedParts(settings(List.of()), engine).of(List.of(container(mounts)));
    }

    private static ContainerDetails container(Mount... mounts) {
        SampleContainer container = SampleContainer.of("npm", "app");
        for (Mount mount : mounts) {
            container.mount(mount);
        }
        return container.make();
    }

    private ManagedCompose settings(List<Path> ignored) {
        return new ManagedCompose(
                directory, SnapshotSettings.DEFAULTS, VerifySettings.DEFAULTS, List.of(), ignored, Duration.ZERO);
    }

    private static Mount bind(Path source, boolean writable) {
        return new Mount(
                Mount.Type.BIND, Optional.empty(), Optional.of(source), Optional.empty(), Path.of("/in"), writable);
    }

    private static Mount volume(String name, Path files) {
        return new Mount(
                Mount.Type.VOLUME, Optional.of(name), Optional.of(files), Optional.of("local"), Path.of("/in"), true);
    }
}
