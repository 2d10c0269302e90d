package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The commands about the host's packages as an admin meets them, on a real Debian with real apt and dpkg. */
class SystemUpdateIT {

    @Test
    void aFullUpgradeIsDoneAsPlanned() throws Exception {
        try (DebianHost host = DebianHost.open()) {
            host.install(
                    SamplePackage.of("lib-old", "1"),
                    SamplePackage.of("shop", "1").with("Depends", "lib-old").configuredBy("colour=red\n"),
                    SamplePackage.of("extra", "1"));
            host.root.run("apt-mark", "auto", "lib-old", "extra");
            System.err.println(host.run("status", "system"));
            System.err.println(host.run("update", "system", "--dry-run"));
            System.err.println(host.run("update", "system", "--yes"));
            assertThat(host.root.packages()).contains("shop 1 ii");
        }
    }
}
