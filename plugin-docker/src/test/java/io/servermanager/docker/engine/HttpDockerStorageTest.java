package io.servermanager.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a web server that answers as an engine does. */
class HttpDockerStorageTest {

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private HttpDockerStorage storage;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        storage = new HttpDockerStorage(
                URI.create("tcp://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        storage.close();
        server.stop(0);
    }

    @Test
    void neverForcesARemovalAndNeverTakesVolumesAlong() {
        answer(204, "");
        storage.removeContainer("c");
        storage.removeImage("sha256:i");
        storage.removeVolume("v");
        storage.removeNetwork("n");
        assertThat(requests)
                .containsExactly(
                        "DELETE /containers/c?v=false&force=false",
                        "DELETE /images/sha256:i?force=false&noprune=false",
                        "DELETE /volumes/v?force=false",
                        "DELETE /networks/n");
    }

    @Test
    void aRefusalIsAnAnswerInTheEnginesWords() {
        answer(409, "{\"message\":\"volume is in use - [abc]\"}");
        assertThat(storage.removeVolume("v")).isEqualTo(Removal.refused("volume is in use - [abc]"));
    }

    @Test
    void soIsWhatTheEngineForbidsOrFailsAt() {
        for (int status : List.of(403, 500)) {
            answer(status, "{\"message\":\"network has active endpoints\"}");
            Removal removal = storage.removeNetwork("n");
            assertThat(removal.result()).isEqualTo(Removal.Result.REFUSED);
            assertThat(removal.reason()).contains("network has active endpoints");
        }
    }

    @Test
    void ofTheBuildCacheOneRecordIsRemovedUnlessItWasUsedLately() {
        answer(200, "{\"CachesDeleted\":[\"abc\"],\"SpaceReclaimed\":7}");
        assertThat(storage.removeCacheRecord("abc", Duration.ofSeconds(90))).isEqualTo(Removal.DONE);
        assertThat(requests)
                .singleElement()
                .asString()
                .satisfies(request -> assertThat(request)
                        .startsWith("POST /build/prune?all=true&filters={")
                        .contains("\"id\":[\"abc\"]", "\"until\":[\"90s\"]"));
        answer(200, "{\"CachesDeleted\":null,\"SpaceReclaimed\":0}");
        assertThat(storage.removeCacheRecord("abc", Duration.ZERO).result()).isEqualTo(Removal.Result.REFUSED);
    }

    @Test
    void whileSomebodyElseMeasuresItWaits() {
        AtomicInteger asked = new AtomicInteger();
        answer(() -> asked.incrementAndGet() == 1 ? 500 : 200, """
                {"message":"a disk usage operation is already running","LayersSize":7}
                """);
        assertThat(storage.usage().of(ObjectKind.IMAGES).bytes()).isEqualTo(7);
        assertThat(requests).hasSize(2);
    }

    @Test
    void anEngineThatIsGoneIsNoRefusal(@TempDir Path directory) {
        try (HttpDockerStorage absent =
                new HttpDockerStorage(URI.create("unix://" + directory.resolve("docker.sock")))) {
            assertThatExceptionOfType(MaintenanceException.class)
                    .isThrownBy(() -> absent.removeContainer("c"))
                    .matches(error -> error.kind() == MaintenanceException.Kind.UNAVAILABLE);
        }
    }

    private void answer(int status, String body) {
        answer(() -> status, body);
    }

    private void answer(IntSupplier status, String body) {
        requests.clear();
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException first) {
            // There was none yet.
        }
        server.createContext("/", exchange -> {
            URI uri = exchange.getRequestURI();
            requests.add(exchange.getRequestMethod() + " " + uri.getPath()
                    + (uri.getQuery() == null ? "" : "?" + uri.getQuery()));
            exchange.getResponseHeaders().add("Api-Version", "1.41");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.getAsInt(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
