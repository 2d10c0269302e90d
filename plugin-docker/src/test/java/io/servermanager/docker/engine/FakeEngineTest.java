package io.servermanager.docker.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FakeEngineTest extends DockerEngineContract {

    private final FakeEngine engine = new FakeEngine();
    private int number;

    @Override
    protected DockerEngine engine() {
        return engine;
    }

    @Override
    protected String givenImage(String repository, String tag) {
        String id = "sha256:" + String.format("%064x", ++number);
        engine.add(new ImageDetails(
                id,
                List.of(repository + ":" + tag),
                List.of(),
                Optional.of(Instant.EPOCH),
                1000,
                Map.of(),
                Map.of(),
                false));
        return id;
    }

    @Override
    protected String givenContainer(String project, String service, String image, boolean running) {
        Path mountpoint = Path.of("/var/lib/docker/volumes/" + service + "/_data");
        engine.add(new VolumeDetails(service, "local", Optional.of(mountpoint), Map.of(), Map.of()));
        ContainerDetails container = SampleContainer.of(project, service)
                .image(image, engine.image(image).orElseThrow().id())
                .state(running ? ContainerState.RUNNING : ContainerState.CREATED)
                .mount(new Mount(
                        Mount.Type.VOLUME,
                        Optional.of(service),
                        Optional.of(mountpoint),
                        Optional.of("local"),
                        Path.of("/data"),
                        true))
                .mount(new Mount(
                        Mount.Type.BIND,
                        Optional.empty(),
                        Optional.of(Path.of("/tmp")),
                        Optional.empty(),
                        Path.of("/host"),
                        false))
                .make();
        engine.add(container).logging(container.id(), new FakeLog(false));
        return container.id();
    }

    @Override
    protected String unique(String word) {
        return word + ++number;
    }
}
