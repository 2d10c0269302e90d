package io.servermanager.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a web server that answers as an engine does, or does not. */
class HttpDockerEngineTest {

    private static final LogQuery ALL = new LogQuery(OptionalInt.empty(), Optional.empty(), false);

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private HttpDockerEngine engine;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        engine = waiting(Duration.ofSeconds(30));
    }

    private HttpDockerEngine waiting(Duration patience) {
        URI host = URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
        return new HttpDockerEngine(host, new EngineConnection(host, patience));
    }

    @AfterEach
    void stop() {
        end.countDown();
        engine.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void readsInfoOverTcp() {
        answer(
                200,
                "1.41",
                "{\"ServerVersion\":\"20.10.24\",\"Driver\":\"overlay2\",\"DockerRootDir\":\"/var/lib/docker\","
                        + "\"CgroupVersion\":\"1\",\"Warnings\":[\"WARNING: No swap limit support\"],\"New\":{\"a\":1}}");
        EngineInfo info = engine.info();
        assertThat(info.version()).isEqualTo("20.10.24");
        assertThat(info.dataRoot()).contains(Path.of("/var/lib/docker"));
        assertThat(info.warnings()).containsExactly("WARNING: No swap limit support");
        assertThat(requests).containsExactly("GET /info");
    }

    @Test
    void anAnswerWithoutTheUsualFieldsIsRead() {
        answer(200, "1.51", "{}");
        assertThat(engine.info().version()).isEmpty();
        assertThat(engine.inspect("x").orElseThrow().state()).isEqualTo(ContainerState.UNKNOWN);
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void asksForTheContainersOfAProjectInOneCall() {
        answer(200, "1.41", "[]");
        assertThat(engine.containers("my blog")).isEmpty();
        assertThat(requests)
                .containsExactly("GET /containers/json?all=true&filters="
                        + "{\"label\":[\"com.docker.compose.project=my blog\"]}");
    }

    @Test
    void refusesAnEngineThatIsTooOld() {
        answer(200, "1.40", "[]");
        assertError(Kind.UNAVAILABLE, "is too old: it speaks API 1.40, and 1.41 is needed");
    }

    @Test
    void refusesWhatIsNoDockerEngine() {
        answer(200, "", "<html></html>");
        assertError(Kind.UNAVAILABLE, "is not a Docker Engine");
    }

    @Test
    void aJsonThatEndsInTheMiddleIsNoAnswer() {
        answer(200, "1.41", "[{\"Id\":\"abc\",\"Na");
        assertError(Kind.UNAVAILABLE, "broke off in the middle of an answer");
    }

    @Test
    void aConnectionThatEndsInTheMiddleIsNoAnswer() {
        handle(exchange -> {
            exchange.getResponseHeaders().add("Api-Version", "1.41");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("[{\"Id\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertError(Kind.UNAVAILABLE, "broke off in the middle of an answer");
    }

    @Test
    void anEngineThatHangsIsNotWaitedForForEver() {
        engine.close();
        engine = waiting(Duration.ofMillis(500));
        handle(exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertError(Kind.UNAVAILABLE, "did not answer in time");
    }

    @Test
    void aSocketThatIsOpenedAndNeverAnswersIsNotWaitedForForEver(@TempDir Path directory) throws Exception {
        try (ServerSocketChannel socket = silentSocket(directory);
                HttpDockerEngine silent = engineAt(socket, Duration.ofMillis(500))) {
            assertThatExceptionOfType(MaintenanceException.class)
                    .isThrownBy(silent::containers)
                    .matches(error -> error.kind() == Kind.UNAVAILABLE)
                    .withMessageContaining("did not answer in time");
        }
    }

    @Test
    void whoIsInterruptedWaitsNoLonger(@TempDir Path directory) throws Exception {
        try (ServerSocketChannel socket = silentSocket(directory);
                HttpDockerEngine silent = engineAt(socket, Duration.ofMinutes(5))) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(MaintenanceException.class)
                    .isThrownBy(silent::containers)
                    .matches(error -> error.kind() == Kind.STOPPED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static ServerSocketChannel silentSocket(Path directory) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return socket.bind(UnixDomainSocketAddress.of(directory.resolve("s")));
    }

    private static HttpDockerEngine engineAt(ServerSocketChannel socket, Duration patience) throws IOException {
        URI host = URI.create("unix://" + socket.getLocalAddress());
        return new HttpDockerEngine(host, new EngineConnection(host, patience));
    }

    @Test
    void tellsWhatTheEngineSaysWhenItRefuses() {
        answer(500, "1.41", "{\"message\":\"write /var/lib/docker: no space left on device\"}");
        assertError(Kind.FAILED, "refused (500): write /var/lib/docker: no space left on device");
    }

    @Test
    void namesTheSocketThatIsMissingAndTheRemedy(@TempDir Path directory) {
        URI host = URI.create("unix://" + directory.resolve("docker.sock"));
        try (HttpDockerEngine absent = new HttpDockerEngine(host)) {
            assertThatExceptionOfType(MaintenanceException.class)
                    .isThrownBy(absent::info)
                    .withMessage("No Docker Engine listens at " + host + ".")
                    .matches(error -> error.kind() == Kind.UNAVAILABLE)
                    .matches(error -> error.remedy().contains("systemctl start docker"));
        }
    }

    @Test
    void takesNoOtherAddressThanOfASocketOrAPort() {
        for (String address : Set.of("ssh://root@host", "docker.sock", "http://127.0.0.1:2375")) {
            assertThatExceptionOfType(MaintenanceException.class)
                    .isThrownBy(() -> new HttpDockerEngine(URI.create(address)))
                    .matches(error -> error.kind() == Kind.CONFIGURATION);
        }
    }

    @Test
    void saysWhatAnUntaggingDeleted() {
        answer(200, "1.41", "[{\"Untagged\":\"pin:1\"},{\"Deleted\":\"sha256:aa\"},{\"Deleted\":\"sha256:bb\"}]");
        assertThat(engine.untag("host:5000/pin:1"))
                .isEqualTo(new Untagging(List.of("pin:1"), List.of("sha256:aa", "sha256:bb"), false));
        assertThat(requests).containsExactly("DELETE /images/host:5000/pin:1?force=false&noprune=false");
    }

    @Test
    void asksForCountersWithoutWaitingForASecondSample() {
        answer(
                200,
                "1.41",
                "{\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":5},\"system_cpu_usage\":7,\"online_cpus\":2}}");
        assertThat(engine.counters("web").orElseThrow().cpu()).isEqualTo(new CpuTime(5, 7, 2));
        assertThat(requests).containsExactly("GET /containers/web/stats?stream=false&one-shot=true");
    }

    @Test
    void asksForTheLinesOfALogThatAreWanted() throws IOException {
        answer(200, "1.41", "{\"Config\":{\"Tty\":true}}");
        Instant since = Instant.ofEpochSecond(1_700_000_000, 7);
        RawLog log = engine.logs("web", new LogQuery(OptionalInt.of(5), Optional.of(since), true))
                .orElseThrow();
        assertThat(log.terminal()).isTrue();
        assertThat(new String(log.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"Config\":{\"Tty\":true}}");
        log.close();
        assertThat(requests)
                .containsExactly(
                        "GET /containers/web/json",
                        "GET /containers/web/logs?stdout=true&stderr=true&timestamps=true&follow=true&tail=5"
                                + "&since=1700000000.000000007");
    }

    @Test
    void aLogThatIsNotThereOrCannotBeReadSaysSo() {
        answer(404, "1.41", "{\"message\":\"No such container: web\"}");
        assertThat(engine.logs("web", ALL)).isEmpty();
        server.removeContext("/");
        handle(exchange -> {
            boolean log = exchange.getRequestURI().getPath().endsWith("/logs");
            respond(exchange, log ? 501 : 200, "1.41", "{\"message\":\"logging driver does not support reading\"}");
        });
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> engine.logs("web", ALL))
                .matches(error -> error.kind() == Kind.FAILED)
                .withMessageContaining("refused (501): logging driver does not support reading");
    }

    @Test
    void aStreamIsClosedWithoutWaitingForItsEnd() throws Exception {
        handle(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/json")) {
                respond(exchange, 200, "1.41", "{}");
                return;
            }
            exchange.getResponseHeaders().add("Api-Version", "1.41");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[] {1, 0, 0, 0});
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        RawLog log = engine.logs("web", ALL).orElseThrow();
        assertThat(log.body().readNBytes(new byte[4], 0, 4)).isEqualTo(4);
        Future<?> reading = threads.submit(() -> log.body().read(new byte[1]));
        log.close();
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> reading.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aSocketWithoutPermissionAsksForRoot() {
        MaintenanceException error = new EngineErrors(URI.create("unix:///var/run/docker.sock"))
                .of(new RuntimeException(new SocketException("Permission denied")));
        assertThat(error.kind()).isEqualTo(Kind.NOT_PERMITTED);
        assertThat(error.problem()).contains("unix:///var/run/docker.sock");
        assertThat(error.remedy()).isEqualTo("Run as root.");
    }

    private void assertError(Kind kind, String words) {
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(engine::containers)
                .matches(error -> error.kind() == kind, "is " + kind)
                .withMessageContaining(engine.host().toString())
                .withMessageContaining(words);
    }

    private void answer(int status, String apiVersion, String body) {
        handle(exchange -> respond(exchange, status, apiVersion, body));
    }

    private static void respond(HttpExchange exchange, int status, String apiVersion, String body) throws IOException {
        if (!apiVersion.isEmpty()) {
            exchange.getResponseHeaders().add("Api-Version", apiVersion);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpHandler handler) {
        server.createContext("/", (HttpExchange exchange) -> {
            URI uri = exchange.getRequestURI();
            String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
            requests.add(exchange.getRequestMethod() + " " + uri.getPath() + query);
            handler.handle(exchange);
        });
    }
}
