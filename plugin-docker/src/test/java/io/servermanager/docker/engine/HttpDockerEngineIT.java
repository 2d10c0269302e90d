package io.servermanager.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.spi.MaintenanceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class HttpDockerEngineIT extends DockerEngineContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Lab lab;
    private final List<String> containers = new ArrayList<>();
    private final HttpDockerEngine engine;

    HttpDockerEngineIT(Lab lab) {
        this.lab = lab;
        this.engine = new HttpDockerEngine(lab.dockerHost());
    }

    @AfterEach
    void removeContainers() throws InterruptedException {
        for (String container : containers) {
            docker("rm", "--force", "--volumes", container);
        }
        engine.close();
    }

    @Override
    protected DockerEngine engine() {
        return engine;
    }

    @Override
    protected String givenImage(String repository, String tag) throws Exception {
        return givenImage(repository, tag, SampleImage.of("1.0." + NUMBER.incrementAndGet()));
    }

    private String givenImage(String repository, String tag, SampleImage image) throws InterruptedException {
        String published =
                lab.images().publish("engine/" + repository, tag, image).reference();
        docker("pull", published);
        docker("tag", published, repository + ":" + tag);
        docker("rmi", published);
        return docker("image", "inspect", "--format", "{{.Id}}", repository + ":" + tag);
    }

    @Override
    protected String givenContainer(String project, String service, String image, boolean running) throws Exception {
        String id = docker(
                "create",
                "--network=none",
                "--restart=unless-stopped",
                "--label=" + ComposeLabels.PROJECT + "=" + project,
                "--label=" + ComposeLabels.SERVICE + "=" + service,
                "--label=" + ComposeLabels.NUMBER + "=1",
                "--label=" + ComposeLabels.ONE_OFF + "=False",
                "--volume=" + project + "_" + service + ":/data",
                "--volume=/tmp:/host:ro",
                image);
        containers.add(id);
        if (running) {
            docker("start", id);
        }
        return id;
    }

    @Override
    protected String unique(String word) {
        return word + NUMBER.incrementAndGet();
    }

    @Test
    void saysWhatToDoWhenTheEngineIsDown() throws Exception {
        assertThat(engine.info().version()).isNotEmpty();
        lab.stopEngine();
        try {
            assertThatExceptionOfType(MaintenanceException.class)
                    .isThrownBy(engine::containers)
                    .matches(error -> error.kind() == MaintenanceException.Kind.UNAVAILABLE)
                    .matches(error -> error.problem().contains(lab.dockerHost().toString()))
                    .matches(error -> error.remedy().contains("systemctl start docker"));
        } finally {
            lab.startEngine();
        }
        assertThat(engine.info().version()).isNotEmpty();
    }

    private String docker(String... arguments) throws InterruptedException {
        return lab.commands().run(lab.docker(arguments)).orThrow().stdout().strip();
    }
}
