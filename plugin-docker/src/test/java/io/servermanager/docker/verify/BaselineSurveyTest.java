package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.PublishedPort;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.docker.verify.PortAnswer.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BaselineSurveyTest {

    private final FakeEngine engine = new FakeEngine();
    private final BaselineSurvey survey =
            new BaselineSurvey(engine, new PortProbe(Duration.ofSeconds(2)), new HttpProbe(Duration.ofSeconds(2)));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsHowContainersPortsAndAddressesAre() throws InterruptedException {
        int port = server.getAddress().getPort();
        engine.add(SampleContainer.of("npm", "app")
                .port(new PublishedPort("0.0.0.0", port, 81, "tcp"))
                .restarts(2)
                .make());
        URI url = URI.create("http://127.0.0.1:" + port + "/");
        Baseline baseline = survey.take("npm", List.of(url));
        assertThat(baseline.containers()).singleElement().satisfies(container -> {
            assertThat(container.service()).isEqualTo("app");
            assertThat(container.running()).isTrue();
            assertThat(container.restarts()).isEqualTo(2);
        });
        assertThat(baseline.ports())
                .containsExactly(new Baseline.Port("app", 1, 81, "0.0.0.0", port, PortAnswer.http(204)));
        assertThat(baseline.urls()).containsExactly(new Baseline.Url(url.toString(), HttpAnswer.status(204)));
    }

    @Test
    void asksNeitherUdpPortsNorPortsOfContainersThatDoNotRun() throws InterruptedException {
        engine.add(SampleContainer.of("npm", "app")
                .port(new PublishedPort("0.0.0.0", 53, 53, "udp"))
                .make());
        engine.add(SampleContainer.of("npm", "db")
                .port(new PublishedPort("0.0.0.0", 3306, 3306, "tcp"))
                .state(ContainerState.EXITED)
                .make());
        assertThat(survey.take("npm", List.of()).ports()).isEmpty();
    }

    @Test
    void leavesOutOneOffContainersAndOtherProjects() throws InterruptedException {
        engine.add(SampleContainer.of("npm", "run")
                .label(ComposeLabels.ONE_OFF, "True")
                .make());
        engine.add(SampleContainer.of("blog", "app").make());
        assertThat(survey.take("npm", List.of()).containers()).isEmpty();
    }

    @Test
    void slowAnswersAreWaitedForAllAtOnce() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            SampleContainer container = SampleContainer.of("npm", "app");
            for (int i = 1; i <= 8; i++) {
                container.port(new PublishedPort("127.0.0.1", silent.getLocalPort(), i, "tcp"));
            }
            engine.add(container.make());
            long begin = System.nanoTime();
            Baseline baseline = survey.take("npm", List.of());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            assertThat(baseline.ports())
                    .hasSize(8)
                    .allMatch(port -> port.answer().equals(PortAnswer.of(Kind.SILENT)));
        }
    }
}
