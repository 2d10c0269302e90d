package io.servermanager.nginx.demo;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabOptions;
import io.servermanager.docker.lab.PublishedImage;
import io.servermanager.docker.lab.SampleBehaviour;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.docker.lab.SampleService;
import io.servermanager.spi.Demonstration.Act;
import io.servermanager.spi.Demonstration.Action;
import io.servermanager.spi.Demonstration.Stage;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A sample nginx Proxy Manager on a private Docker Engine. */
public final class NginxStage implements Stage {

    private static final String REPOSITORY = "jc21/nginx-proxy-manager";
    private static final String INSTALLED = "2.14.0";
    private static final String GOOD = "2.15.0";
    private static final String BAD = "2.15.1";

    private final Lab lab;
    private final SampleService service;
    private final Path configuration;
    private final TreasuredFile treasure;

    private NginxStage(Lab lab, SampleService service, Path configuration, TreasuredFile treasure) {
        this.lab = lab;
        this.service = service;
        this.configuration = configuration;
        this.treasure = treasure;
    }

    /** Starts the lab in {@code directory} and installs the sample in it. */
    public static NginxStage open(Path directory, Consumer<String> say) throws InterruptedException {
        say.accept("Starting a private Docker Engine and a registry in " + directory);
        Lab lab = Lab.start(LabOptions.defaults().in(directory).telling(say));
        try {
            PublishedImage image = lab.images().publish(REPOSITORY, "latest", SampleImage.of(INSTALLED));
            say.accept("Installing a sample that behaves like nginx Proxy Manager " + INSTALLED);
            SampleService service =
                    SampleService.install(lab, lab.directory().resolve("nginx"), image.reference(), Set.of());
            service.compose("up", "--detach", "--wait").orThrow();
            TreasuredFile treasure = TreasuredFile.createIn(service.data());
            return new NginxStage(lab, service, writeConfiguration(lab, service), treasure);
        } catch (IOException failure) {
            lab.close();
            throw new MaintenanceException(
                    Kind.FAILED,
                    "The stage cannot be written to " + directory + ": " + failure.getMessage(),
                    "Make room there.",
                    failure);
        } catch (RuntimeException | InterruptedException failure) {
            lab.close();
            throw failure;
        }
    }

    private static Path writeConfiguration(Lab lab, SampleService service) throws IOException {
        Path file = lab.directory().resolve("config.yaml");
        Files.writeString(file, """
                state: %s
                docker:
                  host: %s
                  program: %s
                  config: %s
                services:
                  nginx:
                    directory: %s
                    api: %s
                    health: [%s]
                    snapshots: {keep: 3}
                    verify: {timeout: 30s, settle: 4s}
                """.formatted(
                        lab.directory().resolve("state"),
                        lab.dockerHost(),
                        lab.dockerProgram(),
                        lab.dockerConfig(),
                        service.directory(),
                        service.api(),
                        service.site()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @Override
    public Path configuration() {
        return configuration;
    }

    @Override
    public List<Act> acts() {
        return List.of(
                new Act("How is the service?", Action.NONE, List.of("status", "nginx"), 0),
                new Act(
                        "Version " + GOOD + " has come out. What would an update do?",
                        say -> publish(SampleImage.of(GOOD)),
                        List.of("update", "nginx", "--dry-run"),
                        0),
                new Act("Do it.", Action.NONE, List.of("update", "nginx", "--yes"), 0),
                new Act(
                        "Version " + BAD + " has come out. It starts, serves, and after two seconds turns unhealthy.",
                        say -> {
                            treasure.sayDigest(say, "before");
                            publish(SampleImage.of(BAD)
                                    .behaving(SampleBehaviour.unhealthyAfter(Duration.ofSeconds(2))));
                        },
                        List.of("update", "nginx", "--yes"),
                        3),
                new Act(
                        "The update was taken back by itself. Is the data as it was?",
                        say -> treasure.sayDigest(say, "after"),
                        List.of("status", "nginx"),
                        0),
                new Act("What has happened on this host?", Action.NONE, List.of("history"), 0));
    }

    private void publish(SampleImage image) throws InterruptedException {
        lab.images().publish(REPOSITORY, "latest", image);
    }

    @Override
    public List<String> keep() {
        lab.keep();
        return List.of(
                "The stage is kept. Its configuration is " + configuration + ":",
                "  server-manager --config " + configuration + " status",
                "  server-manager --config " + configuration + " update nginx",
                "The site answers at " + service.site() + ", the admin API at " + service.api() + ".",
                "To take it down: server-manager demo --remove " + lab.directory());
    }

    @Override
    public void close() {
        lab.close();
    }
}
