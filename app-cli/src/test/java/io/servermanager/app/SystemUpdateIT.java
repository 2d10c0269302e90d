package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.docker.lab.DebianRoot;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The commands about the host's packages as an admin meets them, on a real Debian with real apt and dpkg. */
class SystemUpdateIT {

    @BeforeAll
    static void onlyAsRootOnDebian() {
        DebianRoot.require("SystemUpdateIT");
    }

    @Test
    void aFullUpgradeDoesWhatThePlanSaysAndKeepsWhatWasChangedByHand() throws Exception {
        try (DebianHost host = DebianHost.open()) {
            SamplePackage shop = SamplePackage.of("shop", "1")
                    .with("Depends", "lib-old, tool")
                    .configuredBy("colour=red\n");
            host.install(
                    SamplePackage.of("lib-old", "1"),
                    SamplePackage.of("tool", "1"),
                    shop,
                    SamplePackage.of("held", "1"),
                    SamplePackage.of("rival", "1"),
                    SamplePackage.of("stuck", "1"));
            host.root.run("apt-mark", "auto", "lib-old", "tool");
            host.root.run("apt-mark", "hold", "held");
            Files.writeString(host.root.path("/etc/shop.conf"), "colour=green\n");
            host.repository.publish(
                    AptRepository.RELEASE,
                    SamplePackage.of("lib-new", "1"),
                    SamplePackage.of("tool", "2"),
                    SamplePackage.of("shop", "2")
                            .with("Depends", "lib-new, tool")
                            .configuredBy("colour=blue\n"),
                    SamplePackage.of("held", "2"),
                    SamplePackage.of("stuck", "2").with("Conflicts", "rival"));
            host.root.run("apt-get", "-q", "update");
            String before = files(host);

            Program.Ended plan = host.run("update", "system", "--dry-run").endedWith(0);

            assertThat(plan.out())
                    .contains(
                            "upgrade shop 1 -> 2 (Debian:12/old" + AptRepository.RELEASE + ")",
                            "upgrade tool 1 -> 2",
                            "install lib-new 1",
                            "remove lib-old 1, which nothing needs any more",
                            "kept back: stuck",
                            "on hold: held",
                            "less than an hour old")
                    .doesNotContain("rival");
            assertThat(files(host)).as("a dry run changes nothing").isEqualTo(before);
            assertThat(host.run("status", "system").out())
                    .contains("updates pending: 2 (0 security), lists less than an hour old");

            Program.Ended done = host.run("update", "system", "--yes").endedWith(0);

            assertThat(host.root.packages())
                    .contains("shop 2 ii", "tool 2 ii automatic", "lib-new 1 ii automatic", "held 1 hi", "stuck 1 ii")
                    .noneMatch(line -> line.startsWith("lib-old "));
            assertThat(host.root.path("/etc/shop.conf")).hasContent("colour=green");
            assertThat(done.out())
                    .contains(
                            "configuration files kept as they were: ",
                            "/etc/shop.conf.dpkg-dist",
                            "not upgraded: held, stuck",
                            "removed, since nothing needs them any more: lib-old");

            Files.writeString(host.root.path("/run/reboot-required"), "");
            host.run("update", "system", "--yes").endedWith(0);
            Program.Ended removals = host.run("update", "system", "--yes", "--allow-removals", "--reboot-exit-code")
                    .endedWith(20);
            assertThat(removals.out()).contains("reboot needed", "systemctl reboot");
            assertThat(host.root.packages())
                    .contains("stuck 2 ii", "held 1 hi")
                    .noneMatch(line -> line.startsWith("rival "));
        }
    }

    @Test
    void securityOnlyTakesSecurityFixesAloneWithWhatTheyDependOn() throws Exception {
        try (DebianHost host = DebianHost.open()) {
            host.install(
                    SamplePackage.of("tls", "1"),
                    SamplePackage.of("web", "1").with("Depends", "tls"),
                    SamplePackage.of("both", "1"),
                    SamplePackage.of("other", "1"),
                    SamplePackage.of("held", "1"));
            host.root.run("apt-mark", "auto", "tls", "both");
            host.root.run("apt-mark", "hold", "held");
            host.repository.publish(
                    AptRepository.RELEASE,
                    SamplePackage.of("tls", "2"),
                    SamplePackage.of("both", "3"),
                    SamplePackage.of("other", "2"));
            host.repository.publish(
                    AptRepository.SECURITY,
                    SamplePackage.of("web", "2").with("Depends", "tls (>= 2)"),
                    SamplePackage.of("both", "2"),
                    SamplePackage.of("held", "2"));

            Program.Ended done =
                    host.run("update", "system", "--security-only", "--yes").endedWith(0);

            assertThat(done.out()).contains("3 upgraded (2 security), 0 new, 0 removed");
            assertThat(host.root.packages())
                    .contains("web 2 ii", "tls 2 ii automatic", "both 2 ii automatic", "other 1 ii", "held 1 hi");
        }
    }

    @Test
    void byNameAndByUnattendedUpgradeTheSameSecurityFixesAreInstalled() throws Exception {
        List<String> byName = realSecurityFixes(false);
        List<String> unattended = realSecurityFixes(true);

        assertThat(unattended).isEqualTo(byName);
    }

    /** The packages that are installed after all of Debian's own security fixes were. */
    private static List<String> realSecurityFixes(boolean unattended) throws Exception {
        try (DebianHost host = DebianHost.open()) {
            List<String> before = host.root.packages();
            host.sources(DebianRoot.securitySource() + "\n");
            if (unattended) {
                Files.writeString(host.root.path("/etc/apt/apt.conf.d/90just-security"), """
                        #clear Unattended-Upgrade::Origins-Pattern;
                        Unattended-Upgrade::Origins-Pattern {
                            "origin=Debian,codename=${distro_codename}-security,label=Debian-Security";
                        };
                        """);
            }
            Program.Ended done =
                    host.run("update", "system", "--security-only", "--yes").endedWith(0);

            List<String> after = host.root.packages();
            assertThat(done.out().contains("upgraded by: unattended-upgrade"))
                    .as(done.out())
                    .isEqualTo(unattended && !after.equals(before));
            return after;
        }
    }

    @Test
    void aFailureInTheMidstNeedsAttentionAndIsRefusedUntilItIsRepaired() throws Exception {
        try (DebianHost host = DebianHost.open()) {
            host.install(SamplePackage.of("bad", "1"));
            host.repository.publish(
                    AptRepository.RELEASE, SamplePackage.of("bad", "2").running("exit 1"));

            Program.Ended failed = host.run("update", "system", "--yes").endedWith(4);
            assertThat(failed.out()).contains("apt failed in the midst of the upgrade", "dpkg --configure -a");

            host.run("update", "system", "--yes").refusedWith(1, "not fully installed are bad", "dpkg --configure -a");
            assertThat(host.run("status", "system").out()).contains("degraded", "dpkg --configure -a");
        }
    }

    @Test
    void aLockOfAnotherProgramIsWaitedForAndItsHolderNamed() throws Exception {
        try (DebianHost host = DebianHost.open()) {
            host.install(SamplePackage.of("tool", "1"));
            host.repository.publish(AptRepository.RELEASE, SamplePackage.of("tool", "2"));
            String holder = "process " + ProcessHandle.current().pid() + " (";
            Program waiting;
            try (FileChannel file =
                            FileChannel.open(host.root.path("/var/lib/dpkg/lock-frontend"), StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                assertThat(lock.isValid()).isTrue();
                host.configure("lock-timeout: 1s");
                Program.Ended refused = host.run("update", "system", "--yes").endedWith(75);
                assertThat(refused.out()).contains(holder, "holds /var/lib/dpkg/lock-frontend", "nothing was changed");

                host.configure("lock-timeout: 5m");
                waiting = host.start("update", "system", "--yes", "--json").await("waiting: " + holder);
            }
            waiting.end().endedWith(0);
            assertThat(host.root.version("tool")).isEqualTo("2");
        }
    }

    @Test
    void whatCannotBeFetchedOrFindsNoRoomChangesNothing() throws Exception {
        try (DebianHost host = DebianHost.open()) {
            host.install(SamplePackage.of("large", "1"));
            host.repository.publish(
                    AptRepository.RELEASE, SamplePackage.of("large", "2").ofSize(3000));
            List<String> before = host.root.packages();

            host.sources(AptRepository.sources() + "deb [trusted=yes] copy:/srv/none unknown main\n");
            Program.Ended unreachable = host.run("update", "system", "--yes").endedWith(1);
            assertThat(unreachable.out()).contains("Not all lists of packages could be fetched", "/srv/none");

            host.sources(AptRepository.sources());
            host.root.smallDisk("/var/cache/apt/archives", 1);
            Program.Ended full = host.run("update", "system", "--yes").endedWith(1);
            assertThat(full.out())
                    .contains("not enough room: /var/cache/apt/archives has 1.0 MiB free, but 2.9 MiB are needed");
            assertThat(host.root.packages()).isEqualTo(before);
            try (var archives = Files.list(host.root.path("/var/cache/apt/archives"))) {
                assertThat(archives.map(Path::getFileName).map(Path::toString))
                        .noneMatch(name -> name.endsWith(".deb"));
            }
        }
    }

    @Test
    void whenTheProgramIsKilledInTheMidstAptGoesOnAndRecoverFinishesTheRun() throws Exception {
        try (DebianHost host = DebianHost.open()) {
            host.install(SamplePackage.of("slow", "1"), SamplePackage.of("tool", "1"));
            host.repository.publish(
                    AptRepository.RELEASE,
                    SamplePackage.of("slow", "2")
                            .running("touch /var/tmp/begun; while [ ! -e /var/tmp/go ]; do sleep 0.1; done"),
                    SamplePackage.of("tool", "2"));
            Program program = host.start("update", "system", "--yes", "--json");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> Files.exists(host.root.path("/var/tmp/begun")));
            program.kill();

            Program.Ended refused = host.run("update", "system", "--yes").endedWith(4);
            assertThat(refused.err()).contains("was interrupted", "Run 'server-manager recover' first.");
            Program recovery = host.start("recover", "--json");
            Files.createFile(host.root.path("/var/tmp/go"));
            JsonNode run = recovery.end().endedWith(0).json().path("runs").path(0);

            assertThat(run.path("outcome").asText()).isEqualTo("done");
            assertThat(host.root.packages()).contains("slow 2 ii", "tool 2 ii");
            host.run("update", "system", "--yes").endedWith(0);
        }
    }

    /**
     * All files with their times, but for what this test writes and for the two caches that apt itself makes of its
     * lists whenever it is asked something.
     */
    private static String files(DebianHost host) throws InterruptedException {
        return host.root.run(
                "find",
                "/boot",
                "/etc",
                "/opt",
                "/usr",
                "/var",
                "-xdev",
                "-not",
                "-path",
                "/var/tmp*",
                "-not",
                "-path",
                "/var/cache/apt",
                "-not",
                "-path",
                "/var/cache/apt/*pkgcache.bin",
                "-printf",
                "%p %s %T@ %m\\n");
    }
}
