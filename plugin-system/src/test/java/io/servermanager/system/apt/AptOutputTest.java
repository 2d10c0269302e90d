package io.servermanager.system.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What dpkg, apt and the kernel print. */
class AptOutputTest {

    @Test
    void installedPackagesAreKnownByTheNamesThatAptGivesThem() {
        InstalledPackages installed = InstalledPackages.parse("""
                libc6\tamd64\t2.36-9\tii \t12985
                libc6\ti386\t2.36-8\tii \t12000
                tzdata\tall\t2026b\thi \t2571
                gone\tamd64\t1\trc \t10
                half\tamd64\t1\tiF \t10
                base\tamd64\t1\tii \t
                """, "amd64");

        assertThat(installed.version("libc6")).contains("2.36-9");
        assertThat(installed.version("libc6:i386")).contains("2.36-8");
        assertThat(installed.version("tzdata")).contains("2026b");
        assertThat(installed.version("gone")).isEmpty();
        assertThat(installed.version("half")).isEmpty();
        assertThat(installed.bytes("libc6")).isEqualTo(12985L * 1024);
        assertThat(installed.bytes("base")).isZero();
    }

    @Test
    void sizesAreAddedUp() {
        assertThat(PackageSizes.toDownload("""
                Reading package lists...
                'http://deb.example.org/pool/a/apt/apt_2.6.2_amd64.deb' apt_2.6.2_amd64.deb 1373116 SHA256:ab
                'http://deb.example.org/pool/t/tzdata/tzdata_1%2b2_all.deb' tzdata_1+2_all.deb 307832\s
                """)).isEqualTo(1373116 + 307832);
        assertThat(PackageSizes.installed("Package: a\nInstalled-Size: 2\n\nPackage: b\nInstalled-Size: 3\n"))
                .containsExactly(2048L, 3072L);
    }

    @Test
    void ofTheKernelsLocksThoseCountThatAreHeldForWriting() {
        assertThat(KernelLock.parse("""
                1: POSIX  ADVISORY  WRITE 4711 08:01:131090 0 EOF
                1: -> POSIX  ADVISORY  WRITE 4712 08:01:131090 0 EOF
                2: POSIX  ADVISORY  READ  4713 08:01:131091 0 EOF
                3: FLOCK  ADVISORY  WRITE 4714 fe:00:131092 0 EOF
                4: OFDLCK ADVISORY  WRITE -1 fe:00:131093 0 EOF
                """)).containsExactly(new KernelLock(4711, 131090), new KernelLock(-1, 131093));
    }

    @Test
    void packagesThatAreNotFullyInstalledAreNamed() {
        assertThat(DpkgState.audited("""
                The following packages are only half configured, probably due to problems
                configuring them the first time.  The configuration should be retried using
                dpkg --configure <package> or the configure menu option in dselect:
                 bad                  a sample
                 libbad:amd64         a sample
                """)).containsExactly("bad", "libbad:amd64");
    }

    @Test
    void errorsAreToldWithoutPasswords() {
        CommandResult result = new CommandResult(
                Command.reads("apt-get"),
                100,
                "Err:1 ...",
                "W: a warning\nE: Failed to fetch https://me:secret@deb.example.org/x  404\nE: Some index files failed\n");

        assertThat(AptMessages.phrase(result))
                .isEqualTo("Failed to fetch https://deb.example.org/x  404; Some index files failed");
        assertThat(AptMessages.tellOfALock(result)).isFalse();
        assertThat(AptMessages.tellOfALock(new CommandResult(
                        Command.reads("apt-get"),
                        100,
                        "",
                        "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 1 (apt)\n")))
                .isTrue();
    }

    @Test
    void unattendedUpgradeIsUsedOnlyWhereItTakesAllSecurityFixesAndNothingElse() {
        String security = """
                Unattended-Upgrade "";
                Unattended-Upgrade::Origins-Pattern "";
                Unattended-Upgrade::Origins-Pattern:: "origin=Debian,codename=${distro_codename}-security,label=Debian-Security";
                """;
        String ubuntu = """
                Unattended-Upgrade::Allowed-Origins:: "${distro_id}:${distro_codename}";
                Unattended-Upgrade::Allowed-Origins:: "${distro_id}:${distro_codename}-security";
                Unattended-Upgrade::Allowed-Origins:: "${distro_id}ESMApps:${distro_codename}-apps-security";
                """;

        assertThat(UnattendedUpgrade.takesJustSecurityFixes(security)).isTrue();
        assertThat(UnattendedUpgrade.takesJustSecurityFixes(ubuntu)).isTrue();
        assertThat(UnattendedUpgrade.takesJustSecurityFixes("")).isFalse();
        for (String more : new String[] {
            "Unattended-Upgrade::Origins-Pattern:: \"origin=Debian,codename=${distro_codename},label=Debian\";",
            "Unattended-Upgrade::Allowed-Origins:: \"${distro_id}:${distro_codename}-updates\";",
            "Unattended-Upgrade::Package-Blacklist:: \"libc6\";",
            "Unattended-Upgrade::Automatic-Reboot \"true\";"
        }) {
            assertThat(UnattendedUpgrade.takesJustSecurityFixes(security + more))
                    .as(more)
                    .isFalse();
        }
    }

    @Property(tries = 300)
    void anyTextIsRead(@ForAll String text) {
        assertThat(InstalledPackages.parse(text + "\tall\t" + text + "\tii \t" + text, "amd64"))
                .isNotNull();
        assertThat(PackageSizes.toDownload("'" + text + "' " + text + " 12 ")).isNotNegative();
        assertThat(PackageSizes.installed("Installed-Size: " + text)).isNotNull();
        assertThat(KernelLock.parse("1: POSIX ADVISORY WRITE " + text)).isNotNull();
        assertThat(DpkgState.audited(" " + text)).isNotNull();
        String origins = "Unattended-Upgrade::Allowed-Origins:: \"" + text + "\";";
        assertThatCode(() -> UnattendedUpgrade.takesJustSecurityFixes(origins)).doesNotThrowAnyException();
    }
}
