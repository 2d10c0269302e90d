package io.servermanager.system.apt;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private static final String INDEXES = """
            Package files:
             100 /var/lib/dpkg/status
                 release a=now
             500 http://deb.example.org/debian-security bookworm-security/main amd64 Packages
                 release v=12,o=Debian,a=oldstable-security,n=bookworm-security,l=Debian-Security,c=main,b=amd64
                 origin deb.example.org
             500 http://deb.example.org/debian bookworm/main amd64 Packages
                 release v=12.15,o=Debian,a=oldstable,n=bookworm,l=Debian,c=main,b=amd64
                 origin deb.example.org
                  -1 http://other.example.org/ ./ Packages
                 release o=Debian, and more,l=Debian-Security
            Pinned packages:
            """;

    private static final Distribution BOOKWORM = new Distribution("debian", "bookworm");

    @Test
    void theSecurityFixIsTakenAlsoWhereTheReleaseHasANewerVersion() {
        assertThat(newest("""
                tzdata:
                  Installed: 2026b-0+deb12u1
                  Candidate: 2026g-0
                  Version table:
                     2026g-0 500
                        500 http://deb.example.org/debian bookworm/main amd64 Packages
                     2026f-0+deb12u1 500
                        500 http://deb.example.org/debian-security bookworm-security/main amd64 Packages
                 *** 2026b-0+deb12u1 500
                        500 http://deb.example.org/debian bookworm/main amd64 Packages
                        100 /var/lib/dpkg/status
                """, "tzdata")).isEqualTo("2026f-0+deb12u1");
    }

    @Test
    void aPinIsRespected() {
        assertThat(newest("""
                tzdata:
                  Installed: 1
                  Candidate: 1
                  Package pin: 1
                  Version table:
                     2 500 (phased 10%)
                        500 http://deb.example.org/debian-security bookworm-security/main amd64 Packages
                 *** 1 1001
                        100 /var/lib/dpkg/status
                """, "tzdata")).isEqualTo("none");
    }

    @Test
    void whatComesFromTheReleaseAloneIsNoSecurityFix() {
        assertThat(newest("""
                libc6:i386:
                  Installed: 1
                  Candidate: 2
                  Version table:
                     2 500
                        500 http://deb.example.org/debian bookworm/main amd64 Packages
                 *** 1 100
                        100 /var/lib/dpkg/status
                """, "libc6:i386")).isEqualTo("none");
        assertThat(newest("", "unknown")).isEqualTo("none");
    }

    @Property(tries = 300)
    void anyTextIsRead(@ForAll String one, @ForAll String other) {
        String policy = one + ":\n  Candidate: " + other + "\n     " + one + " 500\n        500 " + other;
        assertThat(Candidates.parse(" 500 " + one + "\n     release " + other, policy)
                        .newest(one, release -> true))
                .isNotNull();
    }

    private static String newest(String policy, String name) {
        return Candidates.parse(INDEXES, policy)
                .newest(name, BOOKWORM::isSecurity)
                .orElse("none");
    }
}
