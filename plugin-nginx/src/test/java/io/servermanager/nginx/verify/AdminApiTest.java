package io.servermanager.nginx.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.servermanager.nginx.verify.AdminApiAnswer.SetUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTest {

    private static final String CURRENT =
            "{\"status\":\"OK\",\"setup\":true,\"version\":{\"major\":2,\"minor\":15,\"revision\":1}}";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        answer("/api/", 200, CURRENT);
        server.createContext("/api", exchange -> {
            exchange.getResponseHeaders().add("Location", "/api/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        answer("/dead/", 502, "<html>502 Bad Gateway</html>");
        answer("/other/", 200, "<html>Congratulations!</html>");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsVersionAndWhetherItIsSetUp() throws InterruptedException {
        assertThat(ask("/api/")).isEqualTo(new AdminApiAnswer(new ProxyVersion(2, 15, 1), SetUp.YES, ""));
    }

    @Test
    void saysThatTheSlashAtTheEndIsMissing() throws InterruptedException {
        assertThat(ask("/api").problem()).contains("302").contains("must end with /api/");
    }

    @Test
    void tellsADeadBackendFromADeadNginx() throws InterruptedException {
        assertThat(ask("/dead/").problem())
                .isEqualTo("HTTP 502: nginx runs, but the backend behind it does not answer");
        server.stop(0);
        assertThat(ask("/api/").problem()).isEqualTo("connection refused");
    }

    @Test
    void isNotDeceivedByAnotherServer() throws InterruptedException {
        assertThat(ask("/other/")).isEqualTo(AdminApiAnswer.none("an answer that is not the admin API's"));
    }

    @Test
    void versionsBefore213DoNotSayWhetherTheyAreSetUp() {
        AdminApiAnswer answer =
                AdminApi.read("{\"status\":\"OK\",\"version\":{\"major\":2,\"minor\":12,\"revision\":6}}");
        assertThat(answer).isEqualTo(new AdminApiAnswer(new ProxyVersion(2, 12, 6), SetUp.UNKNOWN, ""));
    }

    @Test
    void anEmptyDatabaseIsNotSetUp() {
        assertThat(AdminApi.read(CURRENT.replace("true", "false")).setUp()).isEqualTo(SetUp.NO);
    }

    @Test
    void anyOtherStatusIsAProblem() {
        AdminApiAnswer answer = AdminApi.read("{\"status\":\"ERROR\"}");
        assertThat(answer.well()).isFalse();
        assertThat(answer.problem()).isEqualTo("status 'ERROR'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "42", "\"OK\"", "{}", "{\"status\":", "{\"status\":{}}"})
    void whatIsNotTheAdminApisIsAProblemAndNoError(String body) {
        assertThat(AdminApi.read(body).well()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"2.15.1\"", "{}", "{\"major\":\"2\"}", "{\"major\":99999999999}", "[2,15,1]"})
    void aVersionOfAnotherFormIsUnknown(String version) {
        AdminApiAnswer answer = AdminApi.read("{\"status\":\"OK\",\"version\":" + version + "}");
        assertThat(answer.well()).isTrue();
        assertThat(answer.versionText()).isEqualTo("unknown");
    }

    @Property
    void neverThrowsWhateverIsAnswered(@ForAll String body) {
        assertThat(AdminApi.read(body)).isNotNull();
    }

    private AdminApiAnswer ask(String path) throws InterruptedException {
        return new AdminApi(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path)).ask();
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
