package io.servermanager.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.servermanager.spi.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailcowSettingsTest {

    @Test
    void hasADefaultForEverything() {
        MailcowSettings defaults = MailcowSettings.defaults();
        assertThat(defaults.directory()).isEqualTo(Path.of("/opt/mailcow-dockerized"));
        assertThat(defaults.verify().timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(defaults.script().overdue()).isEqualTo(Duration.ofMinutes(30));
        assertThat(defaults.script().longest()).isEqualTo(Duration.ofHours(2));
        assertThat(defaults.backup().directory()).isEqualTo(Path.of("/var/backups/mailcow"));
        assertThat(defaults.room()).isEqualTo(ByteSize.ofGibibytes(5));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailcowSettings(Path.of("mailcow"), null, null, null, null, null))
                .withMessageContaining("must be absolute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackupSettings(null, 100, null))
                .withMessageContaining("from 1 to 99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackupSettings(Path.of("backups"), null, null))
                .withMessageContaining("must be absolute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptSettings(null, Duration.ZERO, null))
                .withMessageContaining("longest");
    }
}
