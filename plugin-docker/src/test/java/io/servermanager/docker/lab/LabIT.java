package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LabExtension.class)
class LabIT {

    private final Lab lab;
    private final Path directory;

    LabIT(Lab lab, @TempDir Path directory) {
        this.lab = lab;
        this.directory = directory;
    }

    @Test
    void hasAnEngineWithAllOfItsDataInTheLab() throws Exception {
        assertThat(docker("info", "--format", "{{.DockerRootDir}}").stdout().strip())
                .startsWith(lab.directory().toString());
        assertThat(docker("network", "ls", "--format", "{{.Name}}").stdout().lines())
                .doesNotContain("bridge");
    }

    @Test
    void hasComposeOfTheSecondVersion() throws Exception {
        assertThat(docker("compose", "version", "--short").stdout().strip()).matches("v?[2-9]\\..*");
    }

    @Test
    void publishingChangesWhatTheEngineHoldsOnlyWhenItPulls() throws Exception {
        PublishedImage first = lab.images().publish("test/pull", "latest", SampleImage.of("2.15.0"));
        docker("pull", first.reference());
        PublishedImage second = lab.images().publish("test/pull", "latest", SampleImage.of("2.15.1"));
        assertThat(localDigests(first)).contains(first.pinned()).doesNotContain(second.pinned());
        docker("pull", second.reference());
        assertThat(localDigests(second)).contains(second.pinned());
    }

    @Test
    void theSameImageHasTheSameDigest() throws Exception {
        PublishedImage one = lab.images().publish("test/same", "latest", SampleImage.of("2.15.1"));
        PublishedImage other = lab.images().publish("test/same", "latest", SampleImage.of("2.15.1"));
        assertThat(other).isEqualTo(one);
    }

    @Test
    void aStoppedRegistryFailsPullsAndKeepsItsImages() throws Exception {
        PublishedImage image = lab.images().publish("test/registry", "latest", SampleImage.of("2.15.0"));
        lab.stopRegistry();
        try {
            assertThat(run("pull", image.reference()).succeeded()).isFalse();
            assertThatThrownBy(() -> lab.images().publish("test/registry", "latest", SampleImage.of("2.15.1")))
                    .isInstanceOfSatisfying(
                            MaintenanceException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(MaintenanceException.Kind.UNAVAILABLE));
        } finally {
            lab.startRegistry();
        }
        assertThat(docker("pull", image.pinned()).succeeded()).isTrue();
    }

    @Test
    void servicesAreBackAfterTheEngineWasStoppedAndStarted() throws Exception {
        String image = lab.images()
                .publish("test/engine", "latest", SampleImage.of("2.15.0"))
                .reference();
        SampleService service = SampleService.install(lab, directory.resolve("npm"), image);
        lab.stopEngine();
        try {
            assertThat(run("ps").succeeded()).isFalse();
            assertThat(service.siteStatus()).isZero();
        } finally {
            lab.startEngine();
        }
        service.awaitServing(Duration.ofSeconds(20));
        service.remove();
    }

    @Test
    void closingLeavesNothing() throws Exception {
        List<String> settings = settingsOfTheMachinesEngine();
        Lab own = Lab.start(LabOptions.defaults().in(directory));
        String image = own.images()
                .publish("test/close", "1", SampleImage.of("2.15.0"))
                .reference();
        SampleService service = SampleService.install(own, directory.resolve("npm"), image);
        LabTraces traces = LabTraces.of(own.directory());
        assertThat(traces.now())
                .anyMatch(trace -> trace.startsWith("directory"))
                .anyMatch(trace -> trace.startsWith("bridge"))
                .anyMatch(trace -> trace.startsWith("control group"))
                .filteredOn(trace -> trace.startsWith("process"))
                .as("containerd, dockerd, registry, shim, two proxies and the container's own")
                .hasSizeGreaterThan(7);
        own.close();
        own.close();
        assertThat(traces.now()).isEmpty();
        assertThat(settingsOfTheMachinesEngine()).isEqualTo(settings);
        assertThat(service.siteStatus()).isZero();
    }

    @Test
    void itsDaemonsSeeADirectoryOfTheLabInsteadOfTheMachinesRun() throws Exception {
        LabDirectory own = new LabDirectory(lab.directory());
        ProcessHandle dockerd = new LabProcesses(own)
                .find().stream()
                        .filter(process -> process.info().command().orElse("").endsWith("/dockerd"))
                        .findFirst()
                        .orElseThrow();
        Path seen = Path.of("/proc/" + dockerd.pid() + "/root/run");
        assertThat(Files.isSameFile(seen, own.run())).isTrue();
        assertThat(seen.resolve("docker")).isDirectory();
    }

    /** Where the first process of the machine does not reap, as in some containers, it would be waited for in vain. */
    @Test
    void whatHasEndedAndWaitsToBeReapedIsNoProcessOfTheLab() throws Exception {
        String image = lab.images()
                .publish("test/zombie", "1", SampleImage.of("2.15.0"))
                .reference();
        String neverReaps = "sleep 0 & exec sleep 300";
        String container = docker("run", "--detach", "--entrypoint", "/bin/sh", image, "-c", neverReaps)
                .stdout()
                .strip();
        String pid = docker("inspect", "--format", "{{.State.Pid}}", container)
                .stdout()
                .strip();
        ProcessHandle parent = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        await().until(() -> parent.children().anyMatch(LabIT::isZombie));

        assertThat(new LabProcesses(new LabDirectory(lab.directory())).find())
                .contains(parent)
                .noneMatch(LabIT::isZombie);
        docker("rm", "--force", container);
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
                    .contains("State:\tZ");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void closingWorksInAnInterruptedThreadWhichStaysInterrupted() throws Exception {
        Lab own = Lab.start(LabOptions.defaults().in(directory));
        Thread.currentThread().interrupt();
        own.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(own.directory()).doesNotExist();
    }

    @Test
    void aSweepLeavesLabsOfRunningPrograms() throws Exception {
        assertThat(Lab.sweep(lab.directory().getParent())).isZero();
        assertThat(docker("version").succeeded()).isTrue();
    }

    @Test
    void aKeptLabLivesOnUntilItIsRemoved() throws Exception {
        Lab own = Lab.start(LabOptions.defaults().in(directory));
        own.keep();
        own.close();
        assertThat(Lab.sweep(directory)).isZero();
        assertThat(own.commands().run(own.docker("version")).succeeded()).isTrue();
        Lab.remove(own.directory());
        assertThat(own.directory()).doesNotExist();
    }

    @Test
    void onlyALabCanBeRemoved() throws Exception {
        Path other = Files.createDirectory(directory.resolve("data"));
        assertThatThrownBy(() -> Lab.remove(other)).isInstanceOf(MaintenanceException.class);
        assertThat(other).exists();
    }

    @Test
    void theRegistryIsStartedAtTheSameAddress() throws Exception {
        String address = lab.registry();
        lab.stopRegistry();
        lab.startRegistry();
        await().until(() -> HttpProbe.status(URI.create("http://" + address + "/v2/")) == 200);
    }

    private static List<String> settingsOfTheMachinesEngine() throws IOException {
        Path settings = Path.of("/etc/docker");
        if (!Files.isDirectory(settings)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(settings)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private String localDigests(PublishedImage image) throws InterruptedException {
        return docker("image", "inspect", "--format", "{{.RepoDigests}}", image.reference())
                .stdout()
                .strip();
    }

    private CommandResult docker(String... arguments) throws InterruptedException {
        return run(arguments).orThrow();
    }

    private CommandResult run(String... arguments) throws InterruptedException {
        return lab.commands().run(lab.docker(arguments));
    }
}
