package io.servermanager.system.reboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DebianVersionTest {

    @Test
    void versionsStandInTheOrderOfTheManual() {
        List<String> ascending = List.of(
                "~~",
                "~~a",
                "~",
                "0",
                "1.0~rc1",
                "1.0",
                "1.0-1",
                "1.0-1+deb12u1",
                "1.0a",
                "1.0+b",
                "1.2",
                "1.10",
                "2:0.1");
        for (int i = 0; i + 1 < ascending.size(); i++) {
            assertThat(compare(ascending.get(i), ascending.get(i + 1)))
                    .as(ascending.get(i) + " < " + ascending.get(i + 1))
                    .isNegative();
        }
        assertThat(compare("1.0", "0:1.00")).isZero();
    }

    @Property(tries = 150)
    void theOrderIsThatOfDpkg(@ForAll("versions") String one, @ForAll("versions") String other) throws Exception {
        Assume.that(Files.exists(Path.of("/usr/bin/dpkg")));
        String relation = compare(one, other) < 0 ? "lt" : compare(one, other) > 0 ? "gt" : "eq";

        assertThat(new HostCommandRunner()
                        .run(Command.reads("dpkg", "--compare-versions", one, relation, other))
                        .succeeded())
                .as(one + " " + relation + " " + other)
                .isTrue();
    }

    @Property(tries = 300)
    void anyTextCanBeCompared(@ForAll String one, @ForAll String other) {
        assertThat(Integer.signum(compare(one, other))).isEqualTo(-Integer.signum(compare(other, one)));
    }

    @Provide
    Arbitrary<String> versions() {
        Arbitrary<String> epoch = Arbitraries.of("", "", "", "1:", "0:");
        Arbitrary<String> upstream = Arbitraries.strings()
                .withChars("0019aZ.+~")
                .ofMinLength(0)
                .ofMaxLength(6)
                .map(rest -> "1" + rest);
        Arbitrary<String> revision = Arbitraries.strings()
                .withChars("0019aZ.+~")
                .ofMinLength(1)
                .ofMaxLength(4)
                .map(text -> "-" + text)
                .optional()
                .map(text -> text.orElse(""));
        return Combinators.combine(epoch, upstream, revision).as((a, b, c) -> a + b + c);
    }

    private static int compare(String one, String other) {
        return new DebianVersion(one).compareTo(new DebianVersion(other));
    }
}
