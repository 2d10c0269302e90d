package io.servermanager.docker.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FakeStorageTest extends DockerStorageContract {

    private final FakeEngine engine = new FakeEngine();
    private final FakeStorage storage = new FakeStorage(engine);
    private int number;

    @Override
    protected DockerStorage storage() {
        return storage;
    }

    @Override
    protected String givenImage(String reference) {
        String id = "sha256:" + String.format("%064x", ++number);
        engine.add(new ImageDetails(
                id, List.of(reference), List.of(), Optional.of(Instant.EPOCH), 1000, Map.of(), Map.of(), false));
        return id;
    }

    @Override
    protected void givenTag(String id, String reference) {
        int colon = reference.lastIndexOf(':');
        engine.tag(id, reference.substring(0, colon), reference.substring(colon + 1));
    }

    @Override
    protected String givenContainer(String image, String volume, String network, boolean running) {
        ContainerDetails container = SampleContainer.alone(unique("container"))
                .image(image, image)
                .state(running ? ContainerState.RUNNING : ContainerState.CREATED)
                .network(network)
                .mount(new Mount(
                        Mount.Type.VOLUME,
                        Optional.of(volume),
                        Optional.empty(),
                        Optional.of("local"),
                        Path.of("/data"),
                        true))
                .make();
        engine.add(container);
        return container.id();
    }

    @Override
    protected void givenVolume(String name) {
        engine.add(new VolumeDetails(name, "local", Optional.empty(), Map.of(), Map.of()));
    }

    @Override
    protected String givenNetwork(String name) {
        storage.network(name);
        return name;
    }

    @Override
    protected String unique(String word) {
        return word + ++number;
    }
}
