package io.servermanager.system.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.engine.run.Plan;
import io.servermanager.engine.run.RunReport;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.UpdateAvailability;
import io.servermanager.system.ScriptedHost;
import io.servermanager.system.info.SystemOverview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the update does around apt; the real apt is in the integration tests. */
class UpdateWorkflowTest {

    private static final String SIMULATE = "--simulate";

    @TempDir
    Path directory;

    private ScriptedHost host;
    private String docker = "20.10.24";
    private boolean somebodyRefreshedTheLists;

    @BeforeEach
    void makeAHostOnWhichDockerCanBeUpgraded() throws IOException {
        host = new ScriptedHost(directory)
                .file("/usr/bin/apt-get", "")
                .file("/var/lib/dpkg/status", "")
                .file("/etc/os-release", "ID=debian\nVERSION_CODENAME=bookworm\n")
                .file("/proc/sys/kernel/osrelease", "6.1.0-9-amd64\n")
                .file("/proc/locks", "")
                .file("/etc/hosts", "");
        host.commands.on("dpkg", "--audit").answer("");
        host.commands.on("dpkg", "--print-architecture").answer("amd64\n");
        host.commands
                .on("dpkg-query", "--show")
                .then(command -> new CommandResult(command, 0, "docker.io\tamd64\t" + docker + "\tii \t100\n", ""));
        host.commands
                .on("dpkg-query", "--show", "--showformat=${Package}\\t${Version}\\t${db:Status-Abbrev}\\n")
                .answer("linux-image-6.1.0-9-amd64\t6.1.27-1\tii \n");
        host.commands.on("dpkg-query", "--search").fail(1, "no path found");
        host.commands.on("apt-mark", "showauto").answer("");
        host.commands.on("apt-mark", "showhold").answer("");
        host.commands.on("apt-cache", "policy").answer("");
        host.commands.on("apt-cache", "show").answer("Package: docker.io\nInstalled-Size: 120\n");
        host.commands.on("apt-get").then(command -> {
            if (command.arguments().contains(SIMULATE)) {
                return new CommandResult(command, 0, simulation(command.arguments()), "");
            }
            if (command.arguments().contains("--no-remove")) {
                docker = "20.10.25";
                assertThat(command.ending()).isEqualTo(Command.Ending.NEVER);
                assertThat(command.environment()).containsEntry("DEBIAN_FRONTEND", "noninteractive");
                assertThat(command.environment().get("PATH")).contains("/usr/sbin");
            }
            return new CommandResult(command, 0, "", "");
        });
    }

    private String simulation(List<String> arguments) {
        String refreshed = somebodyRefreshedTheLists ? "Inst libc6 [1] (2 Debian:12/oldstable [amd64])\n" : "";
        return docker.equals("20.10.25") || arguments.contains("autoremove")
                ? ""
                : refreshed + "Inst docker.io [20.10.24] (20.10.25 Debian:12/oldstable [amd64])\n";
    }

    @Test
    void thatDockerIsAmongThePackagesIsSaidBeforehandWithTheServicesThatItTakesDown() throws Exception {
        Plan plan = host.plan(UpdateWorkflow.workflow());

        assertThat(plan.irreversible()).isTrue();
        assertThat(plan.hazards()).anySatisfy(hazard -> {
            assertThat(hazard.kind()).isEqualTo(Hazard.Kind.DOWNTIME);
            assertThat(hazard.text()).contains("docker.io", "every container stops", "blog");
        });
        assertThat(plan.lines()).anyMatch(line -> line.contains("upgrade docker.io 20.10.24 -> 20.10.25"));
    }

    @Test
    void anUpgradeAfterWhichAllServicesAreAsBeforeIsDone() throws Exception {
        RunReport report = host.run(UpdateWorkflow.workflow());

        assertThat(report.outcome()).as(report.problem()).isEqualTo(Outcome.DONE);
        assertThat(report.reports())
                .anySatisfy(reported -> assertThat(reported.value()).isEqualTo("docker.io 20.10.25"));
        assertThat(host.run(UpdateWorkflow.workflow()).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void anUpgradeThatTakesAContainerDownIsNoSuccess() throws Exception {
        host.commands
                .on("apt-get", "-q", "-o", "DPkg::Lock::Timeout=60", "--assume-yes", "-o")
                .then(command -> {
                    docker = "20.10.25";
                    host.blogIs(Health.HEALTHY, Health.DOWN);
                    return new CommandResult(command, 0, "", "");
                });

        RunReport report = host.run(UpdateWorkflow.workflow());

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(report.problem()).contains("web of blog was healthy and is down");
    }

    @Test
    void whatWasNotInThePlanIsNotDoneIfSomebodyRefreshesTheListsMeanwhile() throws Exception {
        host.commands
                .on("apt-get", "-q", "-o", "DPkg::Lock::Timeout=60", "--assume-yes", "--download-only")
                .then(command -> {
                    somebodyRefreshedTheLists = true;
                    return new CommandResult(command, 0, "", "");
                });

        RunReport report = host.run(UpdateWorkflow.workflow());

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED_UNCHANGED);
        assertThat(report.kind()).isEqualTo(Kind.CHANGED_MEANWHILE);
        assertThat(report.problem()).contains("libc6 1 -> 2");
        assertThat(docker).isEqualTo("20.10.24");
    }

    @Test
    void aptThatDoesNotDoWhatItSaidIsNoSuccessEither() throws Exception {
        host.commands
                .on("apt-get", "-q", "-o", "DPkg::Lock::Timeout=60", "--assume-yes", "-o")
                .answer("");

        RunReport report = host.run(UpdateWorkflow.workflow());

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(report.problem()).contains("docker.io is 20.10.24 instead of 20.10.25");
    }

    @Test
    void anInterruptedDpkgIsRefusedWithItsRepair() throws Exception {
        host.file("/var/lib/dpkg/updates/0001", "");

        assertThatThrownBy(() -> host.plan(UpdateWorkflow.workflow()))
                .isInstanceOfSatisfying(MaintenanceException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.PRECONDITION);
                    assertThat(refused.remedy()).contains("dpkg --configure -a");
                });
        assertThat(PendingUpdates.status(host.context()).health()).isEqualTo(Health.DEGRADED);
    }

    @Test
    void theStatusCountsUpdatesAndTellsOfAReboot() throws Exception {
        host.file("/run/reboot-required", "").file("/run/reboot-required.pkgs", "libc6\nlinux-base\nlibc6\n");

        ServiceStatus status = PendingUpdates.status(host.context());

        assertThat(status.health()).isEqualTo(Health.HEALTHY);
        assertThat(status.summary()).isEqualTo("updates pending: 1 (0 security), lists of unknown age, reboot needed");
        assertThat(status.problems())
                .containsExactly("A reboot is needed: these packages ask for it: libc6, linux-base.");
        assertThat(status.version()).contains("debian bookworm");
        assertThat(SystemOverview.of(host.context()).sections().get(0).rows())
                .contains(
                        List.of("packages", "updates pending: 1 (0 security), lists of unknown age"),
                        List.of("reboot", "needed: these packages ask for it: libc6, linux-base"));
    }

    @Test
    void theCheckCountsUpdatesAndSaysHowOldTheListsAre() throws Exception {
        UpdateAvailability found = CheckForUpdates.of(host.context());
        assertThat(found.available()).isTrue();
        assertThat(found.from()).hasValue("debian bookworm");
        assertThat(found.to()).hasValue("packages: 1 (0 security)");
        assertThat(found.notes()).first().asString().startsWith("apt's lists are of unknown age");

        docker = "20.10.25";
        assertThat(CheckForUpdates.of(host.context()).available()).isFalse();
    }

    @Test
    void theCheckFailsWhereAptCannotSayWhatItWouldDo() {
        host.commands.on("apt-get").fail(100, "E: Unmet dependencies. Try 'apt --fix-broken install'.\n");
        assertThatThrownBy(() -> CheckForUpdates.of(host.context()))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("Unmet dependencies");
    }

    @Test
    void aptThatCannotSayWhatItWouldDoIsAProblemOfTheStatusNotAnError() throws Exception {
        host.commands.on("apt-get").fail(100, "E: Unmet dependencies. Try 'apt --fix-broken install'.\n");

        assertThat(PendingUpdates.status(host.context()).problems())
                .anyMatch(problem -> problem.contains("Unmet dependencies"));
    }
}
