package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleComposeFileTest {

    @Test
    void looksAsInTheDocumentationOfNginxProxyManager() {
        assertThat(text(Set.of())).isEqualTo("""
                        services:
                          app:
                            image: 'registry/npm:latest'
                            restart: unless-stopped
                            ports:
                              - '127.0.0.1:20080:80'
                              - '127.0.0.1:20081:81'
                            volumes:
                              - ./data:/data
                              - ./letsencrypt:/etc/letsencrypt
                        """);
    }

    @Test
    void hasOnlyTheExtrasThatWereAskedFor() {
        assertThat(text(Set.of(SampleExtra.NAMED_VOLUME)))
                .contains("- state:/mnt/state", "volumes:\n  state:")
                .doesNotContain("outside", "db:");
        assertThat(text(Set.of(SampleExtra.OUTSIDE_DIRECTORY)))
                .contains("- '/srv/npm-outside:/mnt/outside'")
                .doesNotContain("state:", "db:");
        assertThat(text(Set.of(SampleExtra.DATABASE)))
                .contains("  db:\n    image: 'registry/db:1'", "./mysql:/var/lib/mysql", "DB_MYSQL_HOST: db")
                .doesNotContain("state:", "outside");
    }

    private static String text(Set<SampleExtra> extras) {
        Path outside = Path.of("/srv/npm-outside");
        return new SampleComposeFile("registry/npm:latest", "registry/db:1", 20080, 20081, outside, extras).text();
    }
}
