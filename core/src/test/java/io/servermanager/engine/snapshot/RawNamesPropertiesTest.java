package io.servermanager.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RawNamesPropertiesTest {
    private static final Path ROOT = Path.of("/srv/app");

    @Property
    void anyBytesSurviveAsAName(@ForAll("names") byte[] bytes) {
        String name = RawNames.fromBytes(bytes);
        Path path = RawNames.resolve(ROOT, name);

        byte[] all = RawNames.bytes(path);
        assertThat(Arrays.copyOfRange(all, "/srv/app/".length(), all.length)).isEqualTo(bytes);
        assertThat(RawNames.child(RawNames.ROOT, path.getFileName())).isEqualTo(name);
        assertThat(RawNames.parent("a/" + name)).isEqualTo("a");
        assertThat(name).matches("\\p{ASCII}+").doesNotContain("\n");
    }

    @Provide
    Arbitrary<byte[]> names() {
        return Arbitraries.bytes()
                .filter(b -> b != 0 && b != '/')
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(255)
                .filter(bytes -> !Set.of(".", "..").contains(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    @Example
    void aNameForPeopleIsTextWhereItCanBe() {
        byte[] text = "größe 1".getBytes(StandardCharsets.UTF_8);

        assertThat(RawNames.readable(RawNames.fromBytes(text))).isEqualTo("größe 1");
        assertThat(RawNames.readable("a%0Ab")).isEqualTo("a%0Ab");
    }

    @Example
    void theNameOfADirectoryThatHappensToBeAtTheTopIsNotMistaken() {
        assertThat(RawNames.encode(Path.of("etc"))).isEqualTo("etc");
    }
}
