package io.servermanager.docker.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the Docker Engine API and their answers as JSON. The version is left out of the paths: then the engine
 * answers in the newest that it speaks, whichever that is.
 */
final class EngineConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EngineErrors errors;
    private final URI host;
    private final Duration patience;
    private final ExecutorService threads;
    private @Nullable DockerHttpClient client;

    /** A connection whose answers are waited for {@code patience}, unless a request says otherwise. */
    EngineConnection(URI host, Duration patience) {
        this.host = host;
        this.patience = patience;
        this.errors = new EngineErrors(host);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "docker-engine");
            thread.setDaemon(true);
            return thread;
        });
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
        return request(method, path, patience);
    }

    /**
     * Asks in a thread of its own, which is interrupted when the time is over: the transport's own limit does not hold
     * for Unix sockets.
     */
    Answer request(Request.Method method, String path, Duration longest) {
        Request request = Request.builder().method(method).path(path).build();
        return await(() -> ask(request), longest);
    }

    /**
     * The body of an answer that comes bit by bit, as logs do. Only its beginning is waited for.
     *
     * @return empty when there is not what it is about
     */
    Optional<InputStream> stream(String path) {
        Request request =
                Request.builder().method(Request.Method.GET).path(path).build();
        return await(() -> open(request), patience);
    }

    private <T> T await(Callable<T> question, Duration longest) {
        Future<T> answer = threads.submit(question);
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw errors.tooLate(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw errors.givenUp(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MaintenanceException known) {
                throw known;
            }
            throw errors.of(e);
        } finally {
            answer.cancel(true);
        }
    }

    private Optional<InputStream> open(Request request) throws IOException {
        DockerHttpClient.Response answer = client().execute(request);
        if (answer.getStatusCode() < 400) {
            return Optional.of(new EngineStream(answer));
        }
        try (answer) {
            Answer refusal = read(answer);
            if (refusal.absent()) {
                return Optional.empty();
            }
            throw errors.refused(refusal);
        }
    }

    private Answer ask(Request request) throws IOException {
        try (DockerHttpClient.Response answer = client().execute(request)) {
            return errors.requireSuccess(read(answer));
        }
    }

    private Answer read(DockerHttpClient.Response answer) throws IOException {
        try {
            ApiVersion version = errors.requireDocker(answer.getHeader("Api-Version"));
            byte[] bytes = answer.getBody().readAllBytes();
            JsonNode body = bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes);
            return new Answer(answer.getStatusCode(), body, version);
        } catch (JacksonException e) {
            throw errors.brokenOff(e);
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
            ZerodepDockerHttpClient.Builder builder =
                    new ZerodepDockerHttpClient.Builder().dockerHost(host).connectionTimeout(CONNECT);
            if ("unix".equals(host.getScheme())) {
                builder.sslConfig(NoTls::context);
            }
            present = builder.build();
            client = present;
        }
        return present;
    }

    @Override
    public synchronized void close() {
        threads.shutdownNow();
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
