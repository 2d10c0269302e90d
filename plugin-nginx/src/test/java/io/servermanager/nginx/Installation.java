package io.servermanager.nginx;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.PublishedImage;
import io.servermanager.docker.lab.SampleExtra;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.docker.lab.SampleService;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.engine.snapshot.TreeDigest;
import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.RunEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A sample nginx Proxy Manager in the lab, installed as an admin would have it, with a configuration for it. */
final class Installation implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    final Lab lab;
    final Path home;
    final SampleService service;
    final Path configuration;
    /** Of the service's files, when its containers had been stopped, and when its files had been restored. */
    final List<String> digestsAtRest = new ArrayList<>();

    private final String repository;

    private Installation(Lab lab, Path home, String repository, SampleService service, String more) throws IOException {
        this.lab = lab;
        this.home = home;
        this.repository = repository;
        this.service = service;
        this.configuration = home.resolve("config.yaml");
        Files.writeString(configuration, """
                state: %s/state
                plugins: %s/plugins
                docker:
                  host: %s
                  program: %s
                  config: %s
                services:
                  nginx:
                    directory: %s
                    api: %s
                    health: [%s]
                    snapshots: {keep: 2}
                    verify: {timeout: 15s, settle: 1500ms}
                %s
                """.formatted(
                        home,
                        home,
                        lab.dockerHost(),
                        lab.dockerProgram(),
                        lab.dockerConfig(),
                        service.directory(),
                        service.api(),
                        service.site(),
                        more));
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
    }

    /** Installs version 2.14.0 and publishes nothing newer. */
    static Installation of(Lab lab, SampleExtra... extras) throws IOException, InterruptedException {
        return of(lab, SampleImage.of("2.14.0"), extras);
    }

    static Installation of(Lab lab, SampleImage image, SampleExtra... extras) throws IOException, InterruptedException {
        return of(lab, "latest", image, extras);
    }

    static Installation of(Lab lab, String tag, SampleImage image, SampleExtra... extras)
            throws IOException, InterruptedException {
        int number = COUNT.incrementAndGet();
        Path home = Files.createDirectory(
                lab.directory().resolve("case-" + ProcessHandle.current().pid() + "-" + number));
        String repository = "case" + number + "/nginx-proxy-manager";
        PublishedImage published = lab.images().publish(repository, tag, image);
        Path directory = home.resolve("npm" + ProcessHandle.current().pid() + "x" + number);
        SampleService service = SampleService.install(lab, directory, published.reference(), Set.of(extras));
        return new Installation(lab, home, repository, service, "");
    }

    /** Publishes an image under the tag that the Compose file names. */
    PublishedImage publish(SampleImage image) throws InterruptedException {
        return lab.images().publish(repository, "latest", image);
    }

    ServerManager open() {
        return ServerManager.builder().configuration(configuration).build();
    }

    RunReport run(String workflow) throws InterruptedException {
        return run(workflow, Map.of());
    }

    RunReport run(String workflow, Map<String, String> options) throws InterruptedException {
        digestsAtRest.clear();
        try (ServerManager manager = open()) {
            return manager.run(
                    manager.plan(new RunRequest("nginx", workflow, options)),
                    RunOptions.unattended(),
                    timed -> digestAtRest(timed.event()));
        }
    }

    private void digestAtRest(RunEvent event) {
        boolean stopped = event instanceof RunEvent.StepDone done && done.step().equals("take-snapshot");
        boolean restored = event instanceof RunEvent.Activity activity
                && activity.text().equals("starting the containers of the snapshot");
        if (stopped || restored) {
            try {
                digestsAtRest.add(TreeDigest.of(service.directory()));
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** The value that the run reported under this name last. */
    static String reported(RunReport report, String name) {
        return report.reports().stream()
                .filter(entry -> entry.name().equals(name))
                .map(RunReport.Reported::value)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("not reported: " + name + " in " + report));
    }

    /** The image id that the service's container runs. */
    String imageOfContainer() throws InterruptedException {
        return inspect("{{.Image}}");
    }

    String startOfContainer() throws InterruptedException {
        return inspect("{{.State.StartedAt}}");
    }

    String inspect(String format) throws InterruptedException {
        return lab.commands()
                .run(lab.docker("inspect", "--format", format, containers("app").get(0)))
                .orThrow()
                .stdout()
                .strip();
    }

    /** The ids of all containers of the project, or of one service of it. */
    List<String> containers(String composeService) throws InterruptedException {
        return lines(lab.docker(
                "ps",
                "--all",
                "--quiet",
                "--no-trunc",
                "--filter",
                "label=com.docker.compose.project=" + service.directory().getFileName(),
                "--filter",
                "label=com.docker.compose.service=" + composeService));
    }

    List<String> allContainers() throws InterruptedException {
        return lines(lab.docker(
                "ps",
                "--all",
                "--quiet",
                "--filter",
                "label=com.docker.compose.project=" + service.directory().getFileName()));
    }

    /** Our tags. */
    List<String> pins() throws InterruptedException {
        return lines(lab.docker("images", "--format", "{{.Repository}}:{{.Tag}}", "server-manager-pin/nginx"));
    }

    /** The directories beside the service's own that belong to it. */
    List<Path> beside(String infix) throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(path -> path.getFileName()
                            .toString()
                            .startsWith(service.directory().getFileName() + infix))
                    .sorted()
                    .toList();
        }
    }

    /** The API answers with this version and the site with 200. */
    boolean serves(String version) throws InterruptedException {
        String[] parts = version.split("\\.");
        try {
            service.awaitServing(Duration.ofSeconds(10));
        } catch (MaintenanceException silent) {
            return false;
        }
        return api().contains("\"major\":" + parts[0] + ",\"minor\":" + parts[1] + ",\"revision\":" + parts[2]);
    }

    private String api() {
        try (InputStream answer = service.api().toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException silent) {
            return "";
        }
    }

    private List<String> lines(Command command) throws InterruptedException {
        return lab.commands().run(command).orThrow().stdout().lines().toList();
    }

    @Override
    public void close() throws InterruptedException {
        service.remove();
        for (String pin : pins()) {
            lab.commands().run(lab.docker("rmi", pin));
        }
    }
}
