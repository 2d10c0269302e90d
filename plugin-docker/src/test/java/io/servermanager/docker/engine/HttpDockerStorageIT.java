package io.servermanager.docker.engine;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.SampleImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class HttpDockerStorageIT extends DockerStorageContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Lab lab;
    private final List<String> containers = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();
    private final List<String> networks = new ArrayList<>();
    private final HttpDockerStorage storage;

    HttpDockerStorageIT(Lab lab) {
        this.lab = lab;
        this.storage = new HttpDockerStorage(lab.dockerHost());
    }

    @AfterEach
    void removeAll() throws InterruptedException {
        for (String container : containers) {
            run("rm", "--force", container);
        }
        for (String volume : volumes) {
            run("volume", "rm", volume);
        }
        for (String network : networks) {
            run("network", "rm", network);
        }
        storage.close();
    }

    @Override
    protected DockerStorage storage() {
        return storage;
    }

    @Override
    protected String givenImage(String reference) throws Exception {
        String published = lab.images()
                .publish(unique("storage/image"), "1", SampleImage.of("3.0." + NUMBER.incrementAndGet()))
                .reference();
        docker("pull", published);
        docker("tag", published, reference);
        docker("rmi", published);
        return docker("image", "inspect", "--format", "{{.Id}}", reference);
    }

    @Override
    protected void givenTag(String id, String reference) throws Exception {
        docker("tag", id, reference);
    }

    @Override
    protected String givenContainer(String image, String volume, String network, boolean running) throws Exception {
        String id = docker("create", "--network=" + network, "--volume=" + volume + ":/data", image);
        containers.add(id);
        if (running) {
            docker("start", id);
        }
        return id;
    }

    @Override
    protected void givenVolume(String name) throws Exception {
        volumes.add(name);
        docker("volume", "create", name);
    }

    @Override
    protected String givenNetwork(String name) throws Exception {
        networks.add(name);
        return docker("network", "create", name);
    }

    @Override
    protected String unique(String word) {
        return word + "-s" + NUMBER.incrementAndGet();
    }

    private void run(String... arguments) throws InterruptedException {
        lab.commands().run(lab.docker(arguments));
    }

    private String docker(String... arguments) throws InterruptedException {
        return lab.commands().run(lab.docker(arguments)).orThrow().stdout().strip();
    }
}
