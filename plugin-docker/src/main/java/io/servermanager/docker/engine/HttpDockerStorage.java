package io.servermanager.docker.engine;

import static io.servermanager.docker.engine.HttpDockerEngine.encode;
import static io.servermanager.docker.engine.HttpDockerEngine.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.servermanager.docker.engine.EngineConnection.Answer;
import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a Docker Engine keeps, asked over its HTTP API, from 1.41 on. */
public final class HttpDockerStorage implements DockerStorage {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The files of a large image or volume may lie on a slow disk. */
    private static final Duration DELETION = Duration.ofMinutes(10);

    /** Volumes of millions of files are walked through. */
    private static final Duration MEASUREMENT = Duration.ofHours(1);

    /** What an engine before 23 says when somebody else has it measure: it does not do so twice at a time. */
    private static final String MEASURING = "disk usage operation is already running";

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EngineConnection connection;

    /**
     * The storage of an engine that is not connected yet.
     *
     * @param host as {@link HttpDockerEngine} takes it
     * @throws MaintenanceException of kind {@code CONFIGURATION} for any other address
     */
    public HttpDockerStorage(URI host) {
        this.connection = new EngineConnection(HttpDockerEngine.requireAddress(host), PATIENCE);
    }

    @Override
    public DiskUsage usage() {
        long end = System.nanoTime() + MEASUREMENT.toNanos();
        while (true) {
            try {
                return UsageJson.usage(connection
                        .requireFound(connection.request(Method.GET, "/system/df?verbose=true", MEASUREMENT))
                        .body());
            } catch (MaintenanceException refused) {
                if (!refused.problem().contains(MEASURING) || System.nanoTime() > end) {
                    throw refused;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MaintenanceException(
                    MaintenanceException.Kind.STOPPED, "The measurement of Docker's storage was given up.", "", e);
        }
    }

    @Override
    public Inventory inventory() {
        JsonNode images = list("/images/json?all=true");
        JsonNode volumes = list("/volumes");
        JsonNode networks = list("/networks");
        // Last, so that what came into use while the rest was read is seen to be in use.
        JsonNode containers = list("/containers/json?all=true");
        return InventoryJson.inventory(containers, images, volumes, networks);
    }

    private JsonNode list(String path) {
        return connection.requireFound(connection.request(Method.GET, path)).body();
    }

    @Override
    public Removal removeContainer(String id) {
        return remove("/containers/" + encode(id) + "?v=false&force=false");
    }

    @Override
    public Removal removeImage(String image) {
        return remove("/images/" + encode(image) + "?force=false&noprune=false");
    }

    @Override
    public Removal removeVolume(String name) {
        return remove("/volumes/" + encode(name) + "?force=false");
    }

    @Override
    public Removal removeNetwork(String id) {
        return remove("/networks/" + encode(id));
    }

    private Removal remove(String path) {
        try {
            Answer answer = connection.request(Method.DELETE, path, DELETION);
            if (answer.absent()) {
                return Removal.ABSENT;
            }
            return answer.status() >= 400
                    ? Removal.refused(Fields.text(answer.body(), "message").strip())
                    : Removal.DONE;
        } catch (MaintenanceException refused) {
            return orRefused(refused);
        }
    }

    @Override
    public Removal removeCacheRecord(String id, Duration unusedFor) {
        String filters = filter(Map.of("id", List.of(id), "until", List.of(Math.max(1, unusedFor.toSeconds()) + "s")));
        try {
            Answer answer = connection.requireFound(
                    connection.request(Method.POST, "/build/prune?all=true&filters=" + filters, DELETION));
            for (JsonNode deleted : answer.body().path("CachesDeleted")) {
                if (deleted.asText("").equals(id)) {
                    return Removal.DONE;
                }
            }
            return Removal.refused("it is used, or others rest on it");
        } catch (MaintenanceException refused) {
            return orRefused(refused);
        }
    }

    private static Removal orRefused(MaintenanceException error) {
        if (error.kind() == MaintenanceException.Kind.FAILED) {
            return Removal.refused(error.problem());
        }
        throw error;
    }

    @Override
    public void close() {
        connection.close();
    }
}
