package io.servermanager.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What every engine holds to. Tests share an engine and may leave things there: each uses names of its own, which
 * {@link #unique} makes.
 */
public abstract class DockerEngineContract {

    /** The engine under test. */
    protected abstract DockerEngine engine() throws Exception;

    /** Puts an image on the host that no other test has.
     *
     * @return its id
     */
    protected abstract String givenImage(String repository, String tag) throws Exception;

    /**
     * Makes a container of a Compose project, with a volume of the service's name at {@code /data} and the directory
     * {@code /tmp} read-only at {@code /host}, that is started again unless stopped.
     *
     * @return its id
     */
    protected abstract String givenContainer(String project, String service, String image, boolean running)
            throws Exception;

    /** A name that no other test has. */
    protected abstract String unique(String word);

    @Test
    void saysItsVersionAndWhereItKeepsThings() throws Exception {
        EngineInfo info = engine().info();
        assertThat(info.version()).matches("\\d+\\..*");
        assertThat(info.apiVersion()).isGreaterThanOrEqualTo(ApiVersion.OLDEST);
        assertThat(info.storageDriver()).isNotEmpty();
        assertThat(info.dataRoot()).isPresent();
        assertThat(info.cgroupVersion()).get().asString().matches("[12]");
    }

    @Test
    void listsTheContainersOfAProjectStoppedOnesIncludedInOrder() throws Exception {
        String image = image();
        String project = unique("project");
        String web = givenContainer(project, "web", image, true);
        String database = givenContainer(project, "db", image, false);
        givenContainer(unique("other"), "web", image, false);

        List<ContainerSummary> containers = engine().containers(project);

        assertThat(containers).extracting(ContainerSummary::id).containsExactly(database, web);
        assertThat(containers.get(1).state()).isEqualTo(ContainerState.RUNNING);
        assertThat(containers.get(1).compose().service()).contains("web");
        assertThat(containers.get(1).compose().oneOff()).isFalse();
        assertThat(containers.get(1).imageId())
                .isEqualTo(engine().image(image).orElseThrow().id());
        assertThat(engine().composeContainers()).containsAll(containers);
        assertThat(engine().containers()).containsAll(containers);
        assertThat(engine().containers(project + "x")).isEmpty();
    }

    @Test
    void describesAContainer() throws Exception {
        String image = image();
        String project = unique("project");
        String id = givenContainer(project, "web", image, true);

        ContainerDetails container = engine().inspect(id).orElseThrow();

        assertThat(container.id()).isEqualTo(id);
        assertThat(engine().inspect(container.name())).map(ContainerDetails::id).contains(id);
        assertThat(container.image()).isEqualTo(image);
        assertThat(container.imageId())
                .isEqualTo(engine().image(image).orElseThrow().id());
        assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
        assertThat(container.service()).isEqualTo("web");
        assertThat(container.compose().project()).contains(project);
        assertThat(container.startedAt()).isPresent();
        assertThat(container.restarts()).isZero();
        assertThat(container.restartPolicy().name()).isEqualTo("unless-stopped");
        assertThat(container.mounts())
                .anySatisfy(mount -> {
                    assertThat(mount.type()).isEqualTo(Mount.Type.VOLUME);
                    assertThat(mount.destination()).isEqualTo(Path.of("/data"));
                    assertThat(mount.driver()).contains("local");
                    assertThat(mount.writable()).isTrue();
                    assertThat(engine().volume(mount.name().orElseThrow())
                                    .orElseThrow()
                                    .mountpoint())
                            .isEqualTo(mount.source());
                })
                .anySatisfy(mount -> {
                    assertThat(mount.type()).isEqualTo(Mount.Type.BIND);
                    assertThat(mount.source()).contains(Path.of("/tmp"));
                    assertThat(mount.destination()).isEqualTo(Path.of("/host"));
                    assertThat(mount.writable()).isFalse();
                });
    }

    @Test
    void whatIsNotThereIsAnAnswer() throws Exception {
        String name = unique("absent");
        assertThat(engine().inspect(name)).isEmpty();
        assertThat(engine().image(name + ":1")).isEmpty();
        assertThat(engine().image("sha256:" + "0".repeat(64))).isEmpty();
        assertThat(engine().volume(name)).isEmpty();
        assertThat(engine().images(name + ":*")).isEmpty();
        assertThat(engine().untag(name + ":1")).isEqualTo(Untagging.NOTHING);
        assertThat(engine().start(name)).isFalse();
        assertThat(engine().stop(name, Duration.ofSeconds(1))).isFalse();
        assertThat(engine().remove(name)).isFalse();
        assertThat(engine().counters(name)).isEmpty();
        assertThat(engine().logs(name, new LogQuery(OptionalInt.empty(), Optional.empty(), false)))
                .isEmpty();
    }

    @Test
    void countsWhatARunningContainerUses() throws Exception {
        String image = image();
        String running = givenContainer(unique("project"), "web", image, true);
        String stopped = givenContainer(unique("project"), "web", image, false);

        CpuTime cpu = engine().counters(running).orElseThrow().cpu();

        assertThat(cpu.used()).isPositive();
        assertThat(cpu.cpus()).isPositive();
        assertThat(engine().counters(running).orElseThrow().cpu().available()).isGreaterThan(cpu.available());
        assertThat(engine().counters(stopped)).isEmpty();
    }

    @Test
    void theLogOfAContainerThatHasNotWrittenIsEmpty() throws Exception {
        String id = givenContainer(unique("project"), "web", image(), false);
        LogQuery all = new LogQuery(OptionalInt.of(5), Optional.empty(), false);
        try (RawLog log = engine().logs(id, all).orElseThrow()) {
            assertThat(log.terminal()).isFalse();
            assertThat(log.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void stopsStartsAndRemovesAContainer() throws Exception {
        String id = givenContainer(unique("project"), "web", image(), true);

        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> engine().remove(id))
                .matches(error -> error.kind() == MaintenanceException.Kind.FAILED);
        assertThat(engine().stop(id, Duration.ofSeconds(1))).isTrue();
        assertThat(state(id)).contains(ContainerState.EXITED);
        assertThat(engine().stop(id, Duration.ofSeconds(1))).isTrue();
        assertThat(engine().start(id)).isTrue();
        assertThat(state(id)).contains(ContainerState.RUNNING);
        assertThat(engine().start(id)).isTrue();
        assertThat(engine().stop(id, Duration.ofSeconds(1))).isTrue();
        assertThat(engine().remove(id)).isTrue();
        assertThat(state(id)).isEmpty();
    }

    @Test
    void aTagMovesFromOneImageToAnother() throws Exception {
        String repository = unique("moving");
        String first = givenImage(repository, "1");
        String second = givenImage(repository, "2");
        engine().tag(first, repository, "latest");
        assertThat(id(repository + ":latest")).contains(first);
        assertThat(id(repository)).contains(first);

        engine().tag(second, repository, "latest");

        assertThat(id(repository + ":latest")).contains(second);
        assertThat(engine().image(first).orElseThrow().tags()).containsExactly(repository + ":1");
        assertThat(engine().images(repository + ":*"))
                .extracting(ImageSummary::id)
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void anImageThatIsNotThereCannotBeTagged() {
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> engine().tag(unique("absent") + ":1", unique("any"), "latest"))
                .matches(error -> error.kind() == MaintenanceException.Kind.FAILED);
    }

    @Test
    void untaggingLeavesTheOtherTags() throws Exception {
        String repository = unique("twice");
        String id = givenImage(repository, "1");
        String pin = unique("pin");
        engine().tag(id, pin, "x");

        Untagging untagging = engine().untag(pin + ":x");

        assertThat(untagging.untagged()).containsExactly(pin + ":x");
        assertThat(untagging.deleted()).isEmpty();
        assertThat(id(pin + ":x")).isEmpty();
        assertThat(id(repository + ":1")).contains(id);
    }

    @Test
    void anImageThatLosesItsLastTagIsDeleted() throws Exception {
        String repository = unique("last");
        String id = givenImage(repository, "1");

        Untagging untagging = engine().untag(repository + ":1");

        assertThat(untagging.untagged()).contains(repository + ":1");
        assertThat(untagging.deleted()).contains(id);
        assertThat(engine().image(id)).isEmpty();
    }

    @Test
    void anImageInUseKeepsItsLastTag() throws Exception {
        String repository = unique("used");
        String id = givenImage(repository, "1");
        givenContainer(unique("project"), "web", repository + ":1", false);

        assertThat(engine().imageIdsInUse()).contains(id);
        assertThat(engine().untag(repository + ":1")).isEqualTo(Untagging.IN_USE);
        assertThat(id(repository + ":1")).contains(id);
    }

    @Test
    void untaggingTakesNothingButTags() throws Exception {
        String repository = unique("named");
        String id = givenImage(repository, "1");
        for (String reference : List.of(id, id.substring(7), repository, repository + "@" + id, "host:5000/a", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> engine().untag(reference));
        }
        assertThat(id(repository + ":1")).contains(id);
    }

    private String image() throws Exception {
        String repository = unique("image");
        givenImage(repository, "1");
        return repository + ":1";
    }

    private Optional<String> id(String image) throws Exception {
        return engine().image(image).map(ImageDetails::id);
    }

    private Optional<ContainerState> state(String container) throws Exception {
        return engine().inspect(container).map(ContainerDetails::state);
    }
}
