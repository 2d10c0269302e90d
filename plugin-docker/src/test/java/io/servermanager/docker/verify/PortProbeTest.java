package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.verify.PortAnswer.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortProbeTest {

    private final PortProbe probe = new PortProbe(Duration.ofSeconds(2));

    @Test
    void aPortThatNobodyListensOnRefuses() throws IOException {
        int port;
        try (ServerSocket server = listen()) {
            port = server.getLocalPort();
        }
        assertThat(probe.probe("127.0.0.1", port)).isEqualTo(PortAnswer.of(Kind.REFUSED));
    }

    @Test
    void aPortThatIsAcceptedAndClosedIsClosedAtOnce() throws IOException {
        assertThat(answerOf(socket -> {})).isEqualTo(PortAnswer.of(Kind.CLOSED_AT_ONCE));
    }

    @Test
    void aPortThatIsAcceptedAndResetIsClosedAtOnce() throws IOException {
        assertThat(answerOf(socket -> socket.setSoLinger(true, 0))).isEqualTo(PortAnswer.of(Kind.CLOSED_AT_ONCE));
    }

    @Test
    void aServerThatSpeaksFirstHasABanner() throws IOException {
        assertThat(answerOf(socket -> send(socket, "220 mail.example.org ESMTP\r\n")))
                .isEqualTo(PortAnswer.of(Kind.BANNER));
    }

    @Test
    void aServerThatAnswersARequestInItsOwnProtocolHasABanner() throws IOException {
        assertThat(answerOf(socket -> {
                    readRequest(socket);
                    send(socket, "-ERR unknown command\r\n");
                }))
                .isEqualTo(PortAnswer.of(Kind.BANNER));
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK, 200", "HTTP/1.0 404, 404", "HTTP/1.1 502 Bad Gateway, 502"})
    void aServerThatAnswersHttpIsKnownByItsStatus(String line, int status) throws IOException {
        assertThat(answerOf(socket -> {
                    readRequest(socket);
                    send(socket, line + "\r\nContent-Length: 0\r\n\r\n");
                }))
                .isEqualTo(PortAnswer.http(status));
    }

    @Test
    void aStatusLineThatComesInPiecesIsReadWhole() throws IOException {
        assertThat(answerOf(socket -> {
                    readRequest(socket);
                    socket.setTcpNoDelay(true);
                    for (String piece : "HT TP/ 1.1_ 30 1_Moved \r\n".split(" ")) {
                        send(socket, piece.replace('_', ' '));
                    }
                }))
                .isEqualTo(PortAnswer.http(301));
    }

    @Test
    void aServerThatAlertsInTlsSpeaksTls() throws IOException {
        assertThat(answerOf(socket -> {
                    readRequest(socket);
                    socket.getOutputStream().write(new byte[] {0x15, 3, 1, 0, 2, 2, 70});
                }))
                .isEqualTo(PortAnswer.of(Kind.TLS));
    }

    @Test
    void aServerThatCallsPlainHttpABadRequestButKnowsTlsSpeaksTls() throws IOException {
        assertThat(answerOf(socket -> {
                    int first = socket.getInputStream().read();
                    if (first == 0x16) {
                        socket.getOutputStream().write(new byte[] {0x16, 3, 3, 0, 1, 2});
                    } else {
                        readRequest(socket);
                        send(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
                    }
                }))
                .isEqualTo(PortAnswer.of(Kind.TLS));
    }

    @Test
    void aServerThatCallsPlainHttpABadRequestAndKnowsNoTlsStaysHttp() throws IOException {
        assertThat(answerOf(socket -> {
                    readRequest(socket);
                    send(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
                }))
                .isEqualTo(PortAnswer.http(400));
    }

    @Test
    void aServerThatNeverSpeaksIsSilentAndCostsNoMoreThanTheDeadline() throws IOException {
        PortProbe hasty = new PortProbe(Duration.ofMillis(500));
        try (ServerSocket server = listen()) {
            long begin = System.nanoTime();
            assertThat(hasty.probe("127.0.0.1", server.getLocalPort())).isEqualTo(PortAnswer.of(Kind.SILENT));
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(450), Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0,127.0.0.1", "'',127.0.0.1", "::,::1", "192.0.2.7,192.0.2.7"})
    void anUnspecifiedAddressIsAskedOnLoopback(String published, String asked) {
        assertThat(PortProbe.reachable(published)).isEqualTo(asked);
    }

    private PortAnswer answerOf(Conversation conversation) throws IOException {
        try (ServerSocket server = listen()) {
            Thread thread = new Thread(() -> serve(server, conversation));
            thread.setDaemon(true);
            thread.start();
            return probe.probe("0.0.0.0", server.getLocalPort());
        }
    }

    private static void serve(ServerSocket server, Conversation conversation) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                conversation.hold(socket);
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    }

    private static void readRequest(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        int newlines = 0;
        while (newlines < 2) {
            int read = in.read();
            if (read < 0) {
                return;
            }
            newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private interface Conversation {
        void hold(Socket socket) throws IOException;
    }
}
