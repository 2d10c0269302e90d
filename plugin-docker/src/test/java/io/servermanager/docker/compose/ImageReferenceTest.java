package io.servermanager.docker.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "nginx, '', nginx, ''",
        "jc21/nginx-proxy-manager:latest, '', jc21/nginx-proxy-manager, latest",
        "docker.io/jc21/nginx-proxy-manager:2, docker.io, jc21/nginx-proxy-manager, 2",
        "localhost/app, localhost, app, ''",
        "127.0.0.1:5000/a/b:2.15.1, 127.0.0.1:5000, a/b, 2.15.1",
        "registry:5000/app, registry:5000, app, ''"
    })
    void readsItsParts(String text, String registry, String repository, String tag) {
        ImageReference reference = ImageReference.parse(text);
        assertThat(reference.registry().orElse("")).isEqualTo(registry);
        assertThat(reference.repository()).isEqualTo(repository);
        assertThat(reference.tag().orElse("")).isEqualTo(tag);
        assertThat(reference.digest()).isEmpty();
    }

    @Test
    void readsTagAndDigestTogether() {
        ImageReference reference = ImageReference.parse("jc21/nginx-proxy-manager:2@" + DIGEST);
        assertThat(reference.tag()).hasValue("2");
        assertThat(reference.digest()).hasValue(DIGEST);
        assertThat(reference.name()).isEqualTo("nginx-proxy-manager");
    }

    @Test
    void anIdHasNoRepository() {
        ImageReference reference = ImageReference.parse(DIGEST);
        assertThat(reference.repository()).isEmpty();
        assertThat(reference.isPinned()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:2.12.6", "a:v1.2.3", "a:1.2.3-alpine", "h:5000/a:2.12.6"})
    void aFullVersionIsPinned(String text) {
        assertThat(ImageReference.parse(text).isPinned()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:latest", "a:2", "a:2.12", "a:github-2.12.6", "h:5000/a", "127.0.0.1:5000/a"})
    void anythingElseFloats(String text) {
        assertThat(ImageReference.parse(text).isPinned()).isFalse();
    }

    @Property
    void isWrittenAsItWasRead(@ForAll("references") ImageReference reference) {
        assertThat(ImageReference.parse(reference.toString())).isEqualTo(reference);
    }

    @Property
    void readsAndWritesAnyTextWithoutLoss(@ForAll String text) {
        assertThat(ImageReference.parse(text)).hasToString(text);
    }

    @Property
    void aDigestAlwaysPins(@ForAll("references") ImageReference reference) {
        ImageReference pinned =
                new ImageReference(reference.registry(), reference.repository(), reference.tag(), Optional.of(DIGEST));
        assertThat(ImageReference.parse(pinned.toString()).isPinned()).isTrue();
    }

    @Provide
    Arbitrary<ImageReference> references() {
        Arbitrary<String> component =
                Arbitraries.strings().withChars("abz019").ofMinLength(1).ofMaxLength(8);
        return Combinators.combine(
                        Arbitraries.of("docker.io", "localhost", "127.0.0.1:5000", "registry:5000")
                                .optional(),
                        component.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("/", parts)),
                        Arbitraries.strings()
                                .withChars("aZ0")
                                .ofMinLength(1)
                                .ofMaxLength(10)
                                .map(name -> name + ".x-y_z")
                                .optional(),
                        Arbitraries.just(DIGEST).optional())
                .as(ImageReference::new);
    }
}
