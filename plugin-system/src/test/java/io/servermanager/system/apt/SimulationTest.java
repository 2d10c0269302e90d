package io.servermanager.system.apt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SimulationTest {

    @Test
    void upgradesNewPackagesAndRemovalsAreReadFromDebiansOutput() {
        Simulation simulation = Simulation.parse("""
                Reading package lists...
                Building dependency tree...
                Calculating upgrade...
                The following packages have been kept back:
                  stuck
                  other-stuck third
                The following packages will be upgraded:
                  libssl3 python3.11
                2 upgraded, 1 newly installed, 1 to remove and 3 not upgraded.
                Remv unattended-upgrades [2.9.1+nmu3] [python3:amd64 ]
                Inst python3.11 [3.11.2-6+deb12u8] (3.11.2-6+deb12u9 Debian-Security:12/oldstable-security [amd64]) []
                Inst libssl3 [3.0.20-1~deb12u2] (3.0.22-1~deb12u2 Debian-Security:12/oldstable-security [amd64])
                Inst linux-image-6.1.0-40-amd64 (6.1.153-1 Debian:12.15/oldstable [amd64])
                Conf libssl3 (3.0.22-1~deb12u2 Debian-Security:12/oldstable-security [amd64])
                """);

        assertThat(simulation.changes())
                .extracting(PackageChange::toString)
                .containsExactly(
                        "libssl3 3.0.20-1~deb12u2 -> 3.0.22-1~deb12u2 (Debian-Security:12/oldstable-security)",
                        "linux-image-6.1.0-40-amd64 6.1.153-1 (Debian:12.15/oldstable)",
                        "python3.11 3.11.2-6+deb12u8 -> 3.11.2-6+deb12u9 (Debian-Security:12/oldstable-security)");
        assertThat(simulation.removals()).containsExactly(PackageChange.removal("unattended-upgrades", "2.9.1+nmu3"));
        assertThat(simulation.notUpgraded()).containsExactly("other-stuck", "stuck", "third");
    }

    @Test
    void ubuntusPhasedUpdatesForeignArchitecturesAndPackagesOfSeveralReleasesAreReadToo() {
        Simulation simulation = Simulation.parse("""
                The following upgrades have been deferred due to phasing:
                  snapd
                Inst libc6:i386 [2.35-0ubuntu3.8] (2.35-0ubuntu3.9 Ubuntu:22.04/jammy-updates, Ubuntu:22.04/jammy-security [i386])
                Inst docker-ce [5:27.0] (5:27.1 Docker CE:jammy [amd64])
                Inst local [1] (2 [all])
                """);

        assertThat(simulation.notUpgraded()).containsExactly("snapd");
        assertThat(simulation.changes())
                .containsExactly(
                        new PackageChange("docker-ce", "5:27.0", "5:27.1", List.of("Docker CE:jammy")),
                        new PackageChange(
                                "libc6:i386",
                                "2.35-0ubuntu3.8",
                                "2.35-0ubuntu3.9",
                                List.of("Ubuntu:22.04/jammy-updates", "Ubuntu:22.04/jammy-security")),
                        new PackageChange("local", "1", "2", List.of()));
    }

    @Property(tries = 300)
    void whatAptPrintsIsReadBack(@ForAll("changes") List<PackageChange> changes) {
        String output = changes.stream().map(SimulationTest::printed).collect(Collectors.joining("\n"));

        assertThat(Simulation.parse(output).changes())
                .containsExactlyInAnyOrderElementsOf(changes.stream()
                        .collect(Collectors.toMap(PackageChange::name, change -> change, (first, second) -> second))
                        .values());
    }

    @Property(tries = 300)
    void anyTextIsRead(@ForAll String text) {
        assertThat(Simulation.parse("Inst " + text + "\nRemv" + text + "\n  " + text))
                .isNotNull();
    }

    private static String printed(PackageChange change) {
        String installed = change.from().isEmpty() ? "" : " [" + change.from() + "]";
        return "Inst " + change.name() + installed + " (" + change.to() + " " + String.join(", ", change.releases())
                + " [amd64])";
    }

    @Provide
    Arbitrary<List<PackageChange>> changes() {
        Arbitrary<String> name =
                Arbitraries.strings().withChars("abcxyz0189+-.").ofMinLength(2).ofMaxLength(12);
        Arbitrary<String> version = Arbitraries.strings()
                .withChars("0123456789abz+~.:-")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> release = Arbitraries.strings()
                .withChars("ABCabc 0123-/:")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> "L" + text.strip());
        return Combinators.combine(
                        name,
                        version.optional().map(from -> from.orElse("")),
                        version,
                        release.list().ofMinSize(1).ofMaxSize(3))
                .as(PackageChange::new)
                .list()
                .ofMaxSize(6);
    }
}
