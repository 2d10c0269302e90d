package io.servermanager.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.Removal.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What everything that tells of an engine's storage holds to. Tests share an engine and may leave things there: each uses
 * names of its own.
 */
public abstract class DockerStorageContract {

    /** The storage under test. */
    protected abstract DockerStorage storage() throws Exception;

    /** Puts an image there; returns its id. */
    protected abstract String givenImage(String reference) throws Exception;

    /** Gives an image one more tag. */
    protected abstract void givenTag(String id, String reference) throws Exception;

    /** Makes a container with a volume and a network; returns its id. */
    protected abstract String givenContainer(String image, String volume, String network, boolean running)
            throws Exception;

    /** Makes a volume. */
    protected abstract void givenVolume(String name) throws Exception;

    /** Makes a network; returns its id. */
    protected abstract String givenNetwork(String name) throws Exception;

    /** A name that no other test has. */
    protected abstract String unique(String word);

    @Test
    void knowsWhatAContainerHoldsOnToAlsoBeforeItWasStarted() throws Exception {
        String image = givenImage(unique("image") + ":1");
        String volume = unique("volume");
        String network = unique("network");
        givenVolume(volume);
        givenNetwork(network);
        String id = givenContainer(image, volume, network, false);

        StoredContainer container = storage().inventory().containers().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(container.imageId()).isEqualTo(image);
        assertThat(container.state()).isEqualTo(ContainerState.CREATED);
        assertThat(container.volumes()).containsExactly(volume);
        assertThat(container.networks()).contains(network);
    }

    @Test
    void listsWhatItKeepsUntilItIsRemoved() throws Exception {
        String tag = unique("image") + ":1";
        String image = givenImage(tag);
        String volume = unique("volume");
        givenVolume(volume);
        String name = unique("network");
        String network = givenNetwork(name);

        assertThat(image(image).orElseThrow().tags()).containsExactly(tag);
        assertThat(storage().inventory().volumes())
                .anyMatch(candidate -> candidate.name().equals(volume));
        assertThat(storage().inventory().networks())
                .anyMatch(candidate ->
                        candidate.id().equals(network) && candidate.name().equals(name) && candidate.madeByHand());

        assertThat(List.of(
                        storage().removeImage(image),
                        storage().removeVolume(volume),
                        storage().removeNetwork(network)))
                .containsOnly(Removal.DONE);

        assertThat(image(image)).isEmpty();
        assertThat(List.of(
                        storage().removeImage(image),
                        storage().removeVolume(volume),
                        storage().removeNetwork(network),
                        storage().removeContainer(unique("absent"))))
                .containsOnly(Removal.ABSENT);
    }

    @Test
    void whatAStoppedContainerNeedsIsRefusedUntilItIsRemoved() throws Exception {
        String image = givenImage(unique("image") + ":1");
        String volume = unique("volume");
        givenVolume(volume);
        String network = unique("network");
        givenNetwork(network);
        String container = givenContainer(image, volume, network, false);

        assertRefused(storage().removeImage(image));
        assertRefused(storage().removeVolume(volume));

        assertThat(storage().removeContainer(container)).isEqualTo(Removal.DONE);
        assertThat(storage().removeVolume(volume)).isEqualTo(Removal.DONE);
        assertThat(storage().removeImage(image)).isEqualTo(Removal.DONE);
    }

    @Test
    void whatRunsIsRefusedAndSoIsItsNetwork() throws Exception {
        String image = givenImage(unique("image") + ":1");
        String volume = unique("volume");
        givenVolume(volume);
        String network = unique("network");
        String networkId = givenNetwork(network);
        String container = givenContainer(image, volume, network, true);

        assertRefused(storage().removeContainer(container));
        assertRefused(storage().removeNetwork(networkId));
    }

    @Test
    void anImageOfSeveralRepositoriesGoesTagByTag() throws Exception {
        String first = unique("image") + ":1";
        String second = unique("other") + ":1";
        String image = givenImage(first);
        givenTag(image, second);

        assertRefused(storage().removeImage(image));
        assertThat(storage().removeImage(second)).isEqualTo(Removal.DONE);
        assertThat(image(image).orElseThrow().tags()).containsExactly(first);
        assertThat(storage().removeImage(image)).isEqualTo(Removal.DONE);
        assertThat(image(image)).isEmpty();
    }

    @Test
    void theFiguresFollowWhatIsThere() throws Exception {
        int before = storage().usage().of(ObjectKind.IMAGES).count();
        String image = givenImage(unique("image") + ":1");

        DiskUsage usage = storage().usage();

        assertThat(usage.of(ObjectKind.IMAGES).count()).isEqualTo(before + 1);
        assertThat(usage.bytesOf(ObjectKind.IMAGES, image)).isPresent();
        storage().removeImage(image);
        assertThat(storage().usage().of(ObjectKind.IMAGES).count()).isEqualTo(before);
    }

    @Test
    void aRecordOfTheCacheThatIsNotThereIsNotRemoved() throws Exception {
        assertThat(storage().removeCacheRecord(unique("absent"), Duration.ZERO).result())
                .isNotEqualTo(Result.DONE);
    }

    private Optional<StoredImage> image(String id) throws Exception {
        return storage().inventory().images().stream()
                .filter(image -> image.id().equals(id))
                .findFirst();
    }

    private static void assertRefused(Removal removal) {
        assertThat(removal.result()).isEqualTo(Result.REFUSED);
        assertThat(removal.reason()).isNotBlank();
    }
}
