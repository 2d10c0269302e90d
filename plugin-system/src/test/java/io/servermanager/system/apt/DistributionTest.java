package io.servermanager.system.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.spi.MaintenanceException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {

    @ParameterizedTest
    @CsvSource({
        "debian, bookworm, 'o=Debian,a=oldstable-security,n=bookworm-security,l=Debian-Security', true",
        "debian, trixie, 'v=13,o=Debian,a=stable-security,n=trixie-security,l=Debian-Security,c=main,b=amd64', true",
        "debian, trixie, 'o=Debian,a=oldstable-security,n=bookworm-security,l=Debian-Security', false",
        "debian, bookworm, 'o=Debian,a=oldstable,n=bookworm,l=Debian', false",
        "debian, bookworm, 'o=Somebody,a=stable,n=bookworm-security,l=Debian-Security', false",
        "ubuntu, jammy, 'v=22.04,o=Ubuntu,a=jammy-security,n=jammy,l=Ubuntu,c=main,b=amd64', true",
        "ubuntu, jammy, 'v=22.04,o=Ubuntu,a=jammy-updates,n=jammy,l=Ubuntu', false",
        "ubuntu, noble, 'v=24.04,o=UbuntuESMApps,a=noble-apps-security,n=noble,l=UbuntuESMApps', true",
        "ubuntu, noble, 'v=24.04,o=UbuntuESM,a=noble-infra-security,n=noble,l=UbuntuESM', true",
        "ubuntu, noble, 'o=UbuntuESM,a=noble-infra-updates,n=noble,l=UbuntuESM', false",
        "ubuntu, noble, 'o=LP-PPA-x,a=noble-security,n=noble,l=x', false",
        "alpine, '', 'o=Debian,n=-security,l=Debian-Security', false"
    })
    void securityFixesAreToldByOriginLabelAndCodename(String id, String codename, String release, boolean security) {
        assertThat(new Distribution(id, codename).isSecurity(Release.parse(release)))
                .isEqualTo(security);
    }

    @Test
    void itIsReadFromOsRelease() {
        assertThat(Distribution.parse("""
                PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
                VERSION_ID="12"
                VERSION_CODENAME=bookworm
                ID=debian
                """)).isEqualTo(new Distribution("debian", "bookworm"));
        assertThat(Distribution.parse("ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME='noble'\n"))
                .isEqualTo(new Distribution("ubuntu", "noble"));
    }

    @Test
    void whereItIsNotKnownWhatASecurityFixIsNobodyGuesses() {
        assertThatThrownBy(new Distribution("linuxmint", "wilma")::requireKnownSecurityOrigin)
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("linuxmint wilma");
    }

    @Property(tries = 200)
    void anyTextIsRead(@ForAll String text) {
        assertThat(Distribution.parse("ID=" + text)).isNotNull();
        assertThat(Release.parse(text)).isNotNull();
        assertThat(Release.parse("o=" + text + ",l=" + text)).isNotNull();
    }
}
