package io.servermanager.mailcow.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.mailcow.installation.MailcowConf;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MailPortTest {

    @Test
    void withoutSettingsTheUsualPortsOfLoopbackAreAsked() {
        List<MailPort> ports = MailPort.all(MailcowConf.parse(""));
        assertThat(ports).extracting(MailPort::port).containsExactly(25, 465, 587, 143, 993, 110, 995, 4190, 443);
        assertThat(ports).extracting(MailPort::address).containsOnly("127.0.0.1");
    }

    @Test
    void aSettingIsAPortOrAnAddressWithAPort() {
        assertThat(MailPort.all(MailcowConf.parse("""
                        SMTP_PORT=2525
                        IMAP_PORT=192.0.2.1:1143
                        POP_PORT=[2001:db8::1]:1110
                        SIEVE_PORT=0.0.0.0:14190
                        HTTPS_PORT=8443
                        HTTPS_BIND=127.0.0.2
                        """)))
                .contains(
                        new MailPort(Protocol.SMTP, "127.0.0.1", 2525),
                        new MailPort(Protocol.IMAP, "192.0.2.1", 1143),
                        new MailPort(Protocol.POP3, "2001:db8::1", 1110),
                        new MailPort(Protocol.SIEVE, "127.0.0.1", 14190),
                        new MailPort(Protocol.HTTPS, "127.0.0.2", 8443));
    }

    @Property
    void whateverIsSetNoPortIsImpossible(@ForAll String value, @ForAll String bind) {
        MailcowConf conf = new MailcowConf(Map.of("SMTP_PORT", value, "HTTPS_BIND", bind), List.of());
        assertThat(MailPort.all(conf)).allMatch(port -> port.port() > 0 && port.port() < 65_536);
    }
}
