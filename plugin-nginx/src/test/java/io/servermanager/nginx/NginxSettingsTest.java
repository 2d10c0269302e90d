package io.servermanager.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.servermanager.docker.SnapshotSettings;
import io.servermanager.docker.VerifySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NginxSettingsTest {

    @Test
    void hasADefaultForEverything() {
        NginxSettings defaults = NginxSettings.defaults();
        assertThat(defaults)
                .isEqualTo(new NginxSettings(
                        Path.of("/root/nginx"),
                        URI.create("http://127.0.0.1:81/api/"),
                        SnapshotSettings.DEFAULTS,
                        VerifySettings.DEFAULTS,
                        List.of(),
                        List.of(),
                        Optional.empty()));
        assertThat(defaults.snapshots().directoryFor(defaults.directory())).isEqualTo(Path.of("/root"));
    }

    @Test
    void refusesAnAddressThatIsNoWebAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NginxSettings(null, URI.create("http:81"), null, null, null, null, null))
                .withMessageContaining("api: 'http:81' must begin with http://");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new NginxSettings(null, null, null, null, List.of(URI.create("ftp://x/")), null, null))
                .withMessageContaining("health: 'ftp://x/'");
    }

    @Test
    void refusesADirectoryThatIsNotAbsolute() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NginxSettings(Path.of("nginx"), null, null, null, null, null, null))
                .withMessageContaining("must be absolute");
    }
}
