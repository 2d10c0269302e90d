package io.servermanager.app;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.PublishedImage;
import io.servermanager.docker.lab.SampleExtra;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.docker.lab.SampleService;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A host in the lab with a sample service in version 2.14.0, and a configuration that names it. */
final class LabHost implements AutoCloseable {

    static final SampleImage OLD = SampleImage.of("2.14.0");
    static final SampleImage NEW = SampleImage.of("2.15.1");

    private static final AtomicInteger COUNT = new AtomicInteger();

    final Path home;
    final SampleService service;
    final PublishedImage old;
    final Path configuration;

    private final Lab lab;
    private final String repository;

    private LabHost(Lab lab, SampleExtra... extras) throws IOException, InterruptedException {
        this.lab = lab;
        String name = "cli" + ProcessHandle.current().pid() + "x" + COUNT.incrementAndGet();
        home = Files.createDirectory(lab.directory().resolve(name + "-home"));
        repository = name + "/nginx-proxy-manager";
        old = publish(OLD);
        service = SampleService.install(lab, home.resolve(name), old.reference(), Set.of(extras));
        configuration = home.resolve("config.yaml");
    }

    /** The service as nginx Proxy Manager. */
    static LabHost nginx(Lab lab, SampleExtra... extras) throws IOException, InterruptedException {
        LabHost host = new LabHost(lab, extras);
        host.configure("", "3");
        return host;
    }

    /** The service as any Compose project, under the name {@code blog}. */
    static LabHost blog(Lab lab) throws IOException, InterruptedException {
        LabHost host = new LabHost(lab);
        host.write(host.common() + """
                services:
                  blog:
                    type: compose
                    directory: %s
                    health: [%s]
                    verify: {timeout: 15s, settle: 1s}
                """.formatted(host.service.directory(), host.service.site()));
        return host;
    }

    /** Writes a configuration for nginx Proxy Manager with more lines for it and other snapshot settings. */
    void configure(String more, String snapshots) throws IOException {
        write(common() + """
                services:
                  nginx:
                    directory: %s
                    api: %s
                    health: [%s]
                    verify: {timeout: 15s, settle: 1s}
                    snapshots: {keep: %s}
                """.formatted(service.directory(), service.api(), service.site(), snapshots) + more);
    }

    /** Replaces the configuration. */
    void write(String text) throws IOException {
        Files.writeString(configuration, text);
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private String common() {
        return """
                state: %s
                plugins: %s/plugins
                docker: {host: '%s', program: %s, config: %s}
                """.formatted(state(), home, lab.dockerHost(), lab.dockerProgram(), lab.dockerConfig());
    }

    Path state() {
        return home.resolve("state");
    }

    /** Publishes an image under the tag that the Compose file names. */
    PublishedImage publish(SampleImage image) throws InterruptedException {
        return lab.images().publish(repository, "latest", image);
    }

    /** Runs the program on this host, to its end. */
    Program.Ended run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    /** Starts the program on this host. */
    Program start(String... arguments) throws IOException {
        return Program.start(home, arguments(arguments));
    }

    List<String> arguments(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--config", configuration.toString()));
        return all;
    }

    /** The image id that the service's container runs. */
    String image() throws InterruptedException {
        return inspect("{{.Image}}");
    }

    /** When the service's container was started. */
    String started() throws InterruptedException {
        return inspect("{{.State.StartedAt}}");
    }

    private String inspect(String format) throws InterruptedException {
        String container = docker("ps", "--all", "--quiet", "--no-trunc", "--filter", label())
                .get(0);
        return docker("inspect", "--format", format, container).get(0);
    }

    /** Site and API answer. */
    boolean serves() throws InterruptedException {
        try {
            service.awaitServing(Duration.ofSeconds(10));
            return true;
        } catch (MaintenanceException silent) {
            return false;
        }
    }

    /** All that the engine knows of, and all files but those that the service itself writes to. */
    List<String> everything() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        all.addAll(docker("ps", "--all", "--no-trunc", "--format", "{{.ID}} {{.Names}} {{.State}} {{.Image}}"));
        all.addAll(docker("images", "--all", "--no-trunc", "--format", "{{.ID}} {{.Repository}} {{.Tag}}"));
        all.addAll(docker("volume", "ls", "--quiet"));
        all.addAll(docker("network", "ls", "--no-trunc", "--quiet"));
        all.add(started());
        all.add(Files.readString(service.composeFile()));
        try (Stream<Path> files = Files.walk(home)) {
            files.filter(file -> !file.startsWith(service.data()))
                    .filter(file -> !file.getFileName().toString().startsWith("program"))
                    .sorted()
                    .forEach(file -> all.add(file.toString()));
        }
        // The engine lists what is of the same age in any order.
        Collections.sort(all);
        return all;
    }

    /** The directories beside the service's own whose names go on with this. */
    List<Path> beside(String infix) throws IOException {
        String prefix = service.directory().getFileName() + infix;
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** The ids of the project's containers. */
    List<String> containers() throws InterruptedException {
        return docker("ps", "--all", "--quiet", "--filter", label());
    }

    /** The tags that keep images of snapshots. */
    List<String> pins() throws InterruptedException {
        return docker("images", "--format", "{{.Repository}}:{{.Tag}}", "server-manager-pin/*");
    }

    private String label() {
        return "label=com.docker.compose.project=" + service.directory().getFileName();
    }

    private List<String> docker(String... arguments) throws InterruptedException {
        return lab.commands()
                .run(lab.docker(arguments))
                .orThrow()
                .stdout()
                .lines()
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        service.remove();
        for (String pin : pins()) {
            lab.commands().run(lab.docker("rmi", pin));
        }
    }
}
