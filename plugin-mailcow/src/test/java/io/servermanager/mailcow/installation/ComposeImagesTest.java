package io.servermanager.mailcow.installation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ComposeImagesTest {

    @Test
    void findsTheImageOfEachServiceHoweverItIsQuoted() {
        assertThat(ComposeImages.in("""
                services:
                    unbound-mailcow:
                      image: ghcr.io/mailcow/unbound:1.25.1-1
                      environment:
                        - TZ=${TZ}
                    mysql-mailcow:
                      image: "mariadb:10.11" # a comment
                    other:
                      image: 'redis:7.4.6-alpine'
                    # image: commented/out:1
                """))
                .containsExactly("ghcr.io/mailcow/unbound:1.25.1-1", "mariadb:10.11", "redis:7.4.6-alpine");
    }

    @Property
    void readsWhateverIsInTheFile(@ForAll String text) {
        assertThat(ComposeImages.in(text)).noneMatch(String::isEmpty);
    }
}
