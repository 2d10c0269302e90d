package io.servermanager.docker.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the Docker Engine API and their answers as JSON. The version is left out of the paths: then the engine
 * answers in the newest that it speaks, whichever that is.
 */
final class EngineConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Longer than any answer takes that is asked for here; the engine's slowest, of images, take seconds on a slow disk. */
    private static final Duration RESPONSE = Duration.ofSeconds(60);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EngineErrors errors;
    private final URI host;
    private final Duration response;
    private @Nullable DockerHttpClient client;

    EngineConnection(URI host) {
        this(host, RESPONSE);
    }

    EngineConnection(URI host, Duration response) {
        this.host = host;
        this.response = response;
        this.errors = new EngineErrors(host);
    }

    /**
     * An answer.
     *
     * @param status the HTTP status, below 400 or one that the caller treats itself: 304, 404 or 409
     * @param body the answer; a missing node when there is none
     * @param apiVersion the newest version of the API that the engine speaks
     */
    record Answer(int status, JsonNode body, ApiVersion apiVersion) {

        boolean absent() {
            return status == 404;
        }
    }

    Answer request(Request.Method method, String path) {
        Request request = Request.builder().method(method).path(path).build();
        try (DockerHttpClient.Response answer = client().execute(request)) {
            ApiVersion version = errors.requireDocker(answer.getHeader("Api-Version"));
            byte[] bytes = answer.getBody().readAllBytes();
            JsonNode body = bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes);
            return errors.requireSuccess(new Answer(answer.getStatusCode(), body, version));
        } catch (JacksonException e) {
            throw errors.brokenOff(e);
        } catch (IOException e) {
            throw errors.of(e);
        } catch (MaintenanceException e) {
            throw e;
        } catch (RuntimeException e) {
            // The transport wraps what its connection throws.
            throw errors.of(e);
        }
    }

    /** This answer, if there is what it is about and nothing is in the way. */
    Answer requireFound(Answer answer) {
        if (answer.status() >= 400) {
            throw errors.refused(answer);
        }
        return answer;
    }

    static String json(Object value) {
        return JSON.valueToTree(value).toString();
    }

    private synchronized DockerHttpClient client() {
        DockerHttpClient present = client;
        if (present == null) {
            present = new ZerodepDockerHttpClient.Builder()
                    .dockerHost(host)
                    .connectionTimeout(CONNECT)
                    .responseTimeout(response)
                    .build();
            client = present;
        }
        return present;
    }

    @Override
    public synchronized void close() {
        DockerHttpClient present = client;
        client = null;
        if (present != null) {
            try {
                present.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
