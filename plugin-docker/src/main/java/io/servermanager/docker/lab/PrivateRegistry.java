package io.servermanager.docker.lab;

import io.servermanager.spi.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A registry on 127.0.0.1 that keeps its images in the lab's directory. */
final class PrivateRegistry {

    private final LabDirectory directory;
    private final Path program;
    private final PrivateEngine engine;
    private final int port = FreePorts.next();

    private @Nullable LabDaemon daemon;

    PrivateRegistry(LabDirectory directory, Path program, PrivateEngine engine) {
        this.directory = directory;
        this.program = program;
        this.engine = engine;
    }

    /** Where it is reached, as the first part of an image's name: host and port. */
    String address() {
        return "127.0.0.1:" + port;
    }

    void start() throws IOException, InterruptedException {
        Path configuration = directory.sub("registry.yml");
        Files.writeString(configuration, configuration());
        // In the engine's namespace, so that it is found and ended with the engine's processes.
        Command command = engine.inside(program, "serve", configuration.toString());
        LabDaemon started = LabDaemon.start("registry", command, directory);
        daemon = started;
        URI api = URI.create("http://" + address() + "/v2/");
        started.await(Duration.ofSeconds(30), () -> HttpProbe.status(api) == 200);
    }

    void stop() {
        if (daemon != null) {
            daemon.terminate();
        }
    }

    /** The format is that of the registry's configuration reference, version 0.1. */
    private String configuration() {
        return String.join(
                "\n",
                "version: 0.1",
                "log: {level: warn}",
                "storage:",
                "  filesystem: {rootdirectory: " + directory.sub("registry") + "}",
                "  delete: {enabled: true}",
                "http: {addr: '" + address() + "'}",
                "");
    }
}
