package io.servermanager.docker.lab;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** A sample service as an admin would have installed it: a directory with a Compose file, started with {@code up -d}. */
public final class SampleService {

    private static final Duration START = Duration.ofSeconds(30);

    private final Lab lab;
    private final Path directory;
    private final int sitePort;
    private final int apiPort;

    private SampleService(Lab lab, Path directory, int sitePort, int apiPort) {
        this.lab = lab;
        this.directory = directory;
        this.sitePort = sitePort;
        this.apiPort = apiPort;
    }

    /**
     * Writes a Compose file into a directory, which is made if need be, pulls its images, starts it and waits until it
     * answers.
     *
     * @param image what the Compose file names, such as {@link PublishedImage#reference()}
     * @throws MaintenanceException of kind {@code FAILED} when Compose cannot start it, {@code TIMEOUT} when it does not
     *     answer within 30 s
     */
    public static SampleService install(Lab lab, Path directory, String image, Set<SampleExtra> extras)
            throws InterruptedException {
        SampleService service = new SampleService(lab, directory.toAbsolutePath(), FreePorts.next(), FreePorts.next());
        service.write(image, extras);
        service.compose("pull").orThrow();
        service.compose("up", "--detach").orThrow();
        service.awaitServing(START);
        return service;
    }

    /** As {@link #install(Lab, Path, String, Set)}, with nothing beside it. */
    public static SampleService install(Lab lab, Path directory, String image) throws InterruptedException {
        return install(lab, directory, image, Set.of());
    }

    /** The directory with the Compose file. */
    public Path directory() {
        return directory;
    }

    /** The Compose file. */
    public Path composeFile() {
        return directory.resolve("docker-compose.yml");
    }

    /** What the container has as {@code /data}. */
    public Path data() {
        return directory.resolve("data");
    }

    /** The directory of {@link SampleExtra#OUTSIDE_DIRECTORY}. */
    public Path outside() {
        return directory.resolveSibling(directory.getFileName() + "-outside");
    }

    /** Where the site answers. */
    public URI site() {
        return URI.create("http://127.0.0.1:" + sitePort + "/");
    }

    /** Where the admin API tells its version. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + apiPort + "/api/");
    }

    /** Runs {@code docker compose} in the service's directory. */
    public CommandResult compose(String... arguments) throws InterruptedException {
        Command command = lab.docker("compose").and(arguments).in(directory);
        return lab.commands().run(command);
    }

    /** The HTTP status of the site; 0 if it does not answer. */
    public int siteStatus() throws InterruptedException {
        return HttpProbe.status(site());
    }

    /** The HTTP status of the admin API; 0 if it does not answer. */
    public int apiStatus() throws InterruptedException {
        return HttpProbe.status(api());
    }

    /** The counter in the service's data, which grows while it serves. */
    public long counter() {
        return state("counter");
    }

    /** The schema of the service's data. */
    public long schema() {
        return state("schema");
    }

    /**
     * Waits until site and API answer with 200.
     *
     * @throws MaintenanceException of kind {@code TIMEOUT}
     */
    public void awaitServing(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (siteStatus() != 200 || apiStatus() != 200) {
            if (System.nanoTime() > deadline) {
                throw new MaintenanceException(
                        MaintenanceException.Kind.TIMEOUT,
                        "The sample service in " + directory + " does not serve after " + limit.toSeconds() + " s.",
                        "Look at docker compose logs.");
            }
            Thread.sleep(20);
        }
    }

    /** Takes its containers, networks and volumes away; the directory stays. */
    public void remove() throws InterruptedException {
        compose("down", "--volumes", "--timeout", "3").orThrow();
    }

    private void write(String image, Set<SampleExtra> extras) throws InterruptedException {
        try {
            Files.createDirectories(directory);
            if (extras.contains(SampleExtra.OUTSIDE_DIRECTORY)) {
                Files.createDirectories(outside());
            }
            String database = extras.contains(SampleExtra.DATABASE)
                    ? lab.images()
                            .publishDatabase("jc21/mariadb-aria", "latest")
                            .reference()
                    : "";
            Files.writeString(
                    composeFile(), new SampleComposeFile(image, database, sitePort, apiPort, outside(), extras).text());
        } catch (IOException failure) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.FAILED,
                    "The sample service cannot be written to " + directory + ": " + failure.getMessage() + ".",
                    "Make room there.",
                    failure);
        }
    }

    private long state(String key) {
        try {
            return Files.readAllLines(data().resolve("state.txt")).stream()
                    .filter(line -> line.startsWith(key + "="))
                    .map(line -> Long.parseLong(line.substring(key.length() + 1)))
                    .findFirst()
                    .orElse(0L);
        } catch (IOException none) {
            return 0;
        }
    }
}
