package io.servermanager.docker.lab;

import io.servermanager.docker.engine.ComposeLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Containers in a lab that run a shell script, as parts of a Compose project; gone when it is closed. */
public final class LabContainers implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Lab lab;
    private final Path directory;
    private final String image;
    private final String prefix = "script" + NUMBER.incrementAndGet();
    private final List<String> ids = new ArrayList<>();

    /** Containers of the project in {@code directory}. */
    public LabContainers(Lab lab, Path directory) throws InterruptedException {
        this.lab = lab;
        this.directory = directory;
        this.image = lab.images()
                .publish("scripts/" + prefix, "1", SampleImage.of("1.0.0").withoutHealthCheck())
                .reference();
        docker("pull", image);
    }

    /**
     * Starts one.
     *
     * @param options more options of {@code docker run}
     * @return its id
     */
    public String run(String service, String script, String... options) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--detach",
                "--name=" + name(service),
                "--stop-timeout=0",
                "--entrypoint=/bin/sh",
                "--label=" + ComposeLabels.PROJECT + "=" + prefix,
                "--label=" + ComposeLabels.SERVICE + "=" + service,
                "--label=" + ComposeLabels.WORKING_DIRECTORY + "=" + directory));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(image, "-c", script));
        String id = docker(arguments.toArray(String[]::new));
        ids.add(id);
        return id;
    }

    /** The name of the container of a service. */
    public String name(String service) {
        return prefix + "-" + service + "-1";
    }

    /** Runs a docker command to its end. */
    public String docker(String... arguments) throws InterruptedException {
        return lab.commands().run(lab.docker(arguments)).orThrow().stdout().strip();
    }

    @Override
    public void close() throws InterruptedException {
        for (String id : ids) {
            docker("rm", "--force", id);
        }
    }
}
