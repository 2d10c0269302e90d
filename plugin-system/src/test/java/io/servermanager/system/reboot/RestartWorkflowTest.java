package io.servermanager.system.reboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.engine.run.RunReport;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import io.servermanager.system.ScriptedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartWorkflowTest {

    @TempDir
    Path directory;

    private ScriptedHost host;

    @BeforeEach
    void makeAHostWithServicesOnOldLibraries() throws IOException {
        host = new ScriptedHost(directory);
        Files.createDirectories(host.root.resolve("run/systemd/system"));
        for (String unit : new String[] {"dbus", "nginx", "ssh"}) {
            OutdatedProcessesTest.process(
                    host.root,
                    10 + unit.length(),
                    OutdatedProcessesTest.OLD,
                    "0::/system.slice/" + unit + ".service\n",
                    unit);
        }
        host.commands.on("systemctl").answer("");
    }

    @Test
    void servicesOnOldLibrariesAreRestartedOneByOneAndChecked() throws Exception {
        RunReport report = host.run(RestartWorkflow.workflow(), "services");

        assertThat(report.outcome()).as(report.problem()).isEqualTo(Outcome.DONE);
        assertThat(host.commands.lines())
                .containsExactly(
                        "systemctl restart nginx.service",
                        "systemctl is-active --quiet nginx.service",
                        "systemctl restart ssh.service",
                        "systemctl is-active --quiet ssh.service");
        assertThat(report.reports())
                .anySatisfy(reported -> assertThat(reported.value()).isEqualTo("dbus.service"));
    }

    @Test
    void theFirstThatDoesNotComeBackEndsIt() throws Exception {
        host.commands.on("systemctl", "restart", "nginx.service").fail(1, "Job for nginx.service failed.");

        RunReport report = host.run(RestartWorkflow.workflow(), "services");

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(report.problem()).contains("nginx.service did not come back", "not restarted were ssh.service");
        assertThat(host.commands.lines()).doesNotContain("systemctl restart ssh.service");
    }

    @Test
    void theHostItselfIsNeverRebooted() {
        assertThatThrownBy(() -> host.run(RestartWorkflow.workflow()))
                .isInstanceOfSatisfying(MaintenanceException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.USAGE);
                    assertThat(refused.remedy()).contains("systemctl reboot", "--services");
                });
        assertThat(host.commands.lines()).isEmpty();
    }

    @Test
    void withoutSystemdItSaysSo() throws IOException {
        Files.delete(host.root.resolve("run/systemd/system"));

        assertThatThrownBy(() -> host.run(RestartWorkflow.workflow(), "services"))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("systemd does not run here");
    }
}
