package io.servermanager.mailcow.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailProbeTest {

    private static final String SUBJECT = "CN=mail.example.org";

    private final MailProbe probe = new MailProbe(Duration.ofSeconds(30));

    @Test
    void smtpGreetsAndChangesToTlsWhereItOffersThat() throws IOException {
        try (MailServer server = new MailServer("220-wait\r\n220 mail.example.org ESMTP", false)
                .on("EHLO localhost", "250-mail.example.org\r\n250-SIZE 1000\r\n250-STARTTLS\r\n250 HELP")
                .on("STARTTLS", "220 Ready")
                .startingTlsAfter("STARTTLS")) {
            MailAnswer answer = probe.ask(server.port(Protocol.SMTP));
            assertThat(answer.problem()).isEmpty();
            assertThat(answer.greeting()).isEqualTo("220-wait");
            assertThat(answer.startTls()).isTrue();
            assertThat(answer.certificate().subject()).isEqualTo(SUBJECT);
        }
    }

    @Test
    void smtpWithoutTlsIsWellAsWell() throws IOException {
        try (MailServer server =
                new MailServer("220 mail.example.org", false).on("EHLO localhost", "250 mail.example.org")) {
            MailAnswer answer = probe.ask(server.port(Protocol.SUBMISSION));
            assertThat(answer.well()).isTrue();
            assertThat(answer.startTls()).isFalse();
            assertThat(answer.certificate()).isNull();
        }
    }

    @Test
    void smtpWithinTlsShowsItsCertificate() throws IOException {
        try (MailServer server =
                new MailServer("220 mail.example.org", true).on("EHLO localhost", "250 mail.example.org")) {
            MailAnswer answer = probe.ask(server.port(Protocol.SMTPS));
            assertThat(answer.problem()).isEmpty();
            assertThat(answer.certificate().subject()).isEqualTo(SUBJECT);
        }
    }

    @Test
    void imapTellsItsCapabilitiesAndChangesToTls() throws IOException {
        try (MailServer server = new MailServer("* OK [CAPABILITY IMAP4rev1] ready", false)
                .on("a CAPABILITY", "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na OK done")
                .on("b STARTTLS", "b OK begin")
                .startingTlsAfter("b STARTTLS")) {
            MailAnswer answer = probe.ask(server.port(Protocol.IMAP));
            assertThat(answer.problem()).isEmpty();
            assertThat(answer.certificate().subject()).isEqualTo(SUBJECT);
        }
    }

    @Test
    void imapWithinTlsIsAskedThereToo() throws IOException {
        try (MailServer server =
                new MailServer("* OK ready", true).on("a CAPABILITY", "* CAPABILITY IMAP4rev1\r\na OK done")) {
            assertThat(probe.ask(server.port(Protocol.IMAPS)).well()).isTrue();
        }
    }

    @Test
    void pop3ChangesToTls() throws IOException {
        try (MailServer server = new MailServer("+OK ready", false)
                .on("CAPA", "+OK\r\nUSER\r\nSTLS\r\n.")
                .on("STLS", "+OK begin")
                .startingTlsAfter("STLS")) {
            MailAnswer answer = probe.ask(server.port(Protocol.POP3));
            assertThat(answer.problem()).isEmpty();
            assertThat(answer.startTls()).isTrue();
        }
    }

    @Test
    void pop3NeedNotKnowItsCapabilities() throws IOException {
        try (MailServer server = new MailServer("+OK ready", true).on("CAPA", "-ERR unknown")) {
            assertThat(probe.ask(server.port(Protocol.POP3S)).well()).isTrue();
        }
    }

    @Test
    void sieveTellsItsCapabilitiesByItselfAndChangesToTls() throws IOException {
        try (MailServer server = new MailServer("\"IMPLEMENTATION\" \"Dovecot\"\r\n\"STARTTLS\"\r\nOK \"ready\"", false)
                .on("STARTTLS", "OK \"begin\"")
                .startingTlsAfter("STARTTLS")) {
            MailAnswer answer = probe.ask(server.port(Protocol.SIEVE));
            assertThat(answer.problem()).isEmpty();
            assertThat(answer.certificate().subject()).isEqualTo(SUBJECT);
        }
    }

    @Test
    void httpsIsWellUnlessTheServerSaysThatItIsNot() throws IOException {
        // The server speaks first, which a probe for one status line does not mind.
        try (MailServer good = new MailServer("HTTP/1.1 302 Found", true);
                MailServer bad = new MailServer("HTTP/1.1 502 Bad Gateway", true)) {
            assertThat(probe.ask(good.port(Protocol.HTTPS)).well()).isTrue();
            assertThat(probe.ask(bad.port(Protocol.HTTPS)).problem()).contains("502 Bad Gateway");
        }
    }

    @Test
    void whatIsNotWellIsAPhrase() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(probe.ask(new MailPort(Protocol.SMTP, "127.0.0.1", closed)).problem())
                .isEqualTo("refuses connections");
        try (MailServer busy = new MailServer("421 Try again later", false)) {
            assertThat(probe.ask(busy.port(Protocol.SMTP)).problem())
                    .isEqualTo("answers '421 Try again later' where '220' is expected");
        }
    }

    @Test
    void aServerThatSaysNothingDoesNotAnswerInTime() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MailPort port = new MailPort(Protocol.SMTP, "127.0.0.1", socket.getLocalPort());
            assertThat(new MailProbe(Duration.ofMillis(300)).ask(port).problem())
                    .isEqualTo("does not answer in time");
        }
    }
}
