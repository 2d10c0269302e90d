package io.servermanager.docker.prune;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePatternTest {

    @ParameterizedTest
    @CsvSource({
        "redis, redis:latest",
        "redis:7, redis:7",
        "docker.io/library/redis:7, redis:7",
        "ghcr.io/mailcow/unbound:1.24, ghcr.io/mailcow/unbound:1.24",
        "localhost:5000/a, localhost:5000/a:latest",
        "jc21/nginx-proxy-manager:${TAG:-latest}, jc21/nginx-proxy-manager:2.12",
        "'${REGISTRY:-${OTHER}}/app:1', example.org/app:1",
        "$IMAGE, anything:7",
        "redis@sha256:abc, redis@sha256:abc",
        "redis:7@sha256:abc, redis@sha256:abc"
    })
    void meansWhatComposeWouldOrMightTake(String written, String reference) {
        assertThat(new ImagePattern(written).matches(reference)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "redis, redis:7",
        "redis:7, redis:6",
        "redis:7, library/redis2:7",
        "mailcow/unbound:1.24, mailcow/unbound:1.23",
        "jc21/nginx-proxy-manager:${TAG:-latest}, jc21/other:latest",
        "redis@sha256:abc, redis@sha256:def",
        "a.b:1, aXb:1"
    })
    void meansNothingElse(String written, String reference) {
        assertThat(new ImagePattern(written).matches(reference)).isFalse();
    }

    @Property
    void anyTextIsReadAndMeansAtLeastItself(@ForAll String text) {
        assertThat(new ImagePattern(text).matches(text)).isTrue();
    }
}
