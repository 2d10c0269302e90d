package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProbeTest {

    private final HttpProbe probe = new HttpProbe(Duration.ofSeconds(5));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsTheStatusWhateverItIs() throws InterruptedException {
        assertThat(probe.probe(url("/"))).isEqualTo(HttpAnswer.status(200));
        assertThat(probe.probe(url("/broken"))).isEqualTo(HttpAnswer.status(502));
    }

    @Test
    void doesNotFollowRedirects() throws InterruptedException {
        assertThat(probe.probe(url("/moved"))).isEqualTo(HttpAnswer.status(302));
    }

    @Test
    void keepsTheTextOfTheAnswerWhenAskedTo() throws InterruptedException {
        assertThat(probe.get(url("/")).body()).isEqualTo("hello");
    }

    @Test
    void saysThatTheConnectionWasRefused() throws InterruptedException {
        URI gone = url("/");
        server.stop(0);
        assertThat(probe.probe(gone)).isEqualTo(HttpAnswer.none("connection refused"));
    }

    @Test
    void waitsNoLongerThanItsDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            HttpAnswer answer = new HttpProbe(Duration.ofSeconds(1)).probe(url);
            assertThat(answer.answered()).isFalse();
            assertThat(answer.problem()).isEqualTo("no answer within 1 s");
        }
    }

    @Test
    void anAddressThatIsNoUrlIsAnAnswerToo() throws InterruptedException {
        assertThat(probe.probe(URI.create("ftp://127.0.0.1/")).problem()).contains("ftp://127.0.0.1/");
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
