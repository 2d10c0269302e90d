package io.servermanager.mailcow.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailCheckTest {

    private static final Instant NOW = Instant.parse("2026-08-05T00:00:00Z");
    private static final MailPort PORT = new MailPort(Protocol.SMTP, "127.0.0.1", 25);
    private static final Certificate OLD = new Certificate("CN=a", "CN=ca", "2026-09-01T00:00:00Z", "01");
    private static final MailAnswer WELL = new MailAnswer(PORT, "220", true, OLD, "");

    @Test
    void theSameAnswerIsAsGood() {
        assertThat(problems(WELL, WELL)).isEmpty();
    }

    @Test
    void whatDidNotWorkBeforeNeedNotWorkNow() {
        MailAnswer refused = MailAnswer.none(PORT, "refuses connections");
        assertThat(problems(refused, refused)).isEmpty();
        assertThat(problems(WELL, refused))
                .containsExactly("SMTP (127.0.0.1:25) answered before and refuses connections now");
    }

    @Test
    void tlsMustBeOfferedIfItWas() {
        assertThat(problems(WELL, new MailAnswer(PORT, "220", false, null, "")))
                .singleElement()
                .asString()
                .contains("offered TLS before");
    }

    @Test
    void aRenewedCertificateIsAsGoodButNotOneOfSomebodyElseOrAnExpiredOne() {
        Certificate renewed = new Certificate("CN=a", "CN=ca", "2026-12-01T00:00:00Z", "02");
        Certificate selfMade = new Certificate("CN=a", "CN=a", "2036-12-01T00:00:00Z", "03");
        Certificate expired = new Certificate("CN=a", "CN=ca", "2026-08-01T00:00:00Z", "04");
        assertThat(problems(WELL, with(renewed))).isEmpty();
        assertThat(problems(WELL, with(selfMade))).singleElement().asString().contains("another certificate");
        assertThat(problems(WELL, with(expired))).hasSize(1);
    }

    @Test
    void aPortThatMovedIsAskedWhereItIs() {
        MailAnswer moved = new MailAnswer(new MailPort(Protocol.SMTP, "127.0.0.1", 2525), "220", true, OLD, "");
        assertThat(problems(WELL, moved)).isEmpty();
        assertThat(MailCheck.problems(new MailState(List.of(WELL)), new MailState(List.of()), NOW))
                .hasSize(1);
    }

    private static MailAnswer with(Certificate certificate) {
        return new MailAnswer(PORT, "220", true, certificate, "");
    }

    private static List<String> problems(MailAnswer before, MailAnswer now) {
        return MailCheck.problems(new MailState(List.of(before)), new MailState(List.of(now)), NOW);
    }
}
