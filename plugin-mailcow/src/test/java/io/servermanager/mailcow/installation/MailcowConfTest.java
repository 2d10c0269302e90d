package io.servermanager.mailcow.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.spi.MaintenanceException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailcowConfTest {

    @Test
    void readsPlainAndQuotedValuesAndLeavesCommentsOut() {
        MailcowConf conf = MailcowConf.parse("""
                # MAILCOW_HOSTNAME=commented.example.org
                MAILCOW_HOSTNAME=mail.example.org
                DBPASS='se cret'
                WATCHDOG_SUBJECT="Watchdog ALERT"
                ADDITIONAL_SAN=
                SMTP_PORT=25 # for everybody
                HTTPS_PORT=443
                HTTPS_PORT=8443
                """);
        assertThat(conf.oddities()).isEmpty();
        assertThat(conf.hostname()).hasValue("mail.example.org");
        assertThat(conf.value("DBPASS")).hasValue("se cret");
        assertThat(conf.value("WATCHDOG_SUBJECT")).hasValue("Watchdog ALERT");
        assertThat(conf.value("ADDITIONAL_SAN")).isEmpty();
        assertThat(conf.value("SMTP_PORT")).hasValue("25");
        assertThat(conf.value("HTTPS_PORT")).hasValue("8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEY=$(reboot)",
                "KEY=`reboot`",
                "KEY=\"$(reboot)\"",
                "KEY=two words",
                "KEY=a;reboot",
                "KEY=\"open",
                "KEY = value",
                "reboot",
                "KEY=$OTHER"
            })
    void callsOddWhatAShellWouldNotTakeForAPlainAssignment(String line) {
        MailcowConf conf = MailcowConf.parse("A=1\n" + line + "\n");
        assertThat(conf.oddities()).singleElement().asString().contains("line 2");
        assertThat(conf.values()).containsOnlyKeys("A");
    }

    @Test
    void aMissingFileIsOneClearSentence(@TempDir Path directory) {
        assertThatThrownBy(() -> MailcowConf.of(directory))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("There is no mailcow.conf in " + directory);
    }

    @Test
    void readsTheFileWhateverItsEncoding(@TempDir Path directory) throws Exception {
        Files.write(directory.resolve(MailcowConf.NAME), new byte[] {'A', '=', '1', '\n', '#', (byte) 0xff, '\n'});
        assertThat(MailcowConf.of(directory).value("A")).hasValue("1");
    }

    @Property
    void everyTextIsReadLineByLine(@ForAll String text) {
        MailcowConf conf = MailcowConf.parse(text);
        assertThat(conf.values().size() + conf.oddities().size()).isLessThanOrEqualTo(text.split("\r?\n", -1).length);
    }

    @Property
    void everyPlainValueIsReadAsItWasWritten(
            @ForAll @CharRange(from = 'a', to = 'z') @CharRange(from = '+', to = ':') String value,
            @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 1, max = 20) String key) {
        MailcowConf conf = MailcowConf.parse(key + "=" + value + "\n");
        assertThat(conf.oddities()).isEmpty();
        assertThat(conf.values()).containsEntry(key, value);
    }
}
