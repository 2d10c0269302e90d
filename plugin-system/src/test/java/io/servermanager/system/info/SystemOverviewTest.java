package io.servermanager.system.info;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.engine.process.ReadOnlyCommandRunner;
import io.servermanager.engine.run.HostContext;
import io.servermanager.monitor.host.RecordedHost;
import io.servermanager.spi.NoSettings;
import io.servermanager.spi.Overview;
import io.servermanager.spi.Overview.Section;
import io.servermanager.spi.ServiceContext;
import io.servermanager.testing.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemOverviewTest {

    @TempDir
    Path root;

    private final ScriptedCommandRunner commands = new ScriptedCommandRunner();
    private ServiceContext context;

    @BeforeEach
    void recordHost() {
        RecordedHost.in(root);
        context = new HostContext(
                "system", new NoSettings(), Map.of(), new ReadOnlyCommandRunner(commands), root, Clock.systemUTC());
    }

    @Test
    void showsTheHostsFiguresInWordsAndUnits() throws Exception {
        Overview overview = SystemOverview.of(context);
        assertThat(overview.problems()).isEmpty();
        assertThat(overview.sections())
                .extracting(Section::title)
                .containsExactly("", "Memory", "Pressure, in 10 s, 1 min and 5 min", "Disks", "Network");
        assertThat(overview.sections().get(0).rows())
                .containsExactly(
                        List.of("host", "mail"),
                        List.of("system", "Debian GNU/Linux 12 (bookworm)"),
                        List.of("kernel", "6.1.0-18-amd64"),
                        List.of("up", "0:16 h"),
                        List.of("load", "0.95, 2.23, 1.67 in 1, 5 and 15 minutes; 0.48 for each of 2 CPUs"),
                        List.of(
                                "CPU",
                                "0.0 % busy: programs 0.0 %, kernel 0.0 %; waiting for disks 0.0 %, stolen 0.0 %"),
                        List.of("failed units", "- (systemd does not run here or does not tell)"),
                        List.of("packages", "-"),
                        List.of("reboot", "-"));
        assertThat(overview.sections().get(1).rows())
                .containsExactly(
                        List.of("memory", "23.5 GiB", "255 MiB", "23.4 GiB", "76.6 MiB", "23.3 GiB"),
                        List.of("swap", "1.0 GiB", "128 MiB", "896 MiB", "", ""));
        assertThat(overview.sections().get(4).rows())
                .containsExactly(List.of("eth0", "0 B/s", "0 B/s", "693 MiB", "1.5 MiB", "2", "4"));
        assertThat(overview.value())
                .isInstanceOfSatisfying(
                        SystemFigures.class,
                        value -> assertThat(value.host().cores()).contains(2));
    }

    @Test
    void namesTheUnitsThatHaveFailed() throws Exception {
        Files.createDirectories(root.resolve("run/systemd/system"));
        commands.on("systemctl", "list-units")
                .answer("nginx.service   loaded failed failed A high performance web server\n"
                        + "mnt-nas.mount   loaded failed failed /mnt/nas\n");
        Overview overview = SystemOverview.of(context);
        assertThat(overview.sections().get(0).rows()).contains(List.of("failed units", "nginx.service, mnt-nas.mount"));
        assertThat(((SystemFigures) overview.value()).failedUnits())
                .isEqualTo(Optional.of(List.of("nginx.service", "mnt-nas.mount")));
    }

    @Test
    void saysNoneWhereNoUnitHasFailed() throws Exception {
        Files.createDirectories(root.resolve("run/systemd/system"));
        commands.on("systemctl").answer("");
        assertThat(SystemOverview.of(context).sections().get(0).rows()).contains(List.of("failed units", "none"));
    }

    @Test
    void aSilentSystemdCostsOnlyItsOwnCell() throws Exception {
        Files.createDirectories(root.resolve("run/systemd/system"));
        commands.on("systemctl").fail(1, "Failed to connect to bus: Host is down");
        Overview overview = SystemOverview.of(context);
        assertThat(overview.problems())
                .singleElement()
                .asString()
                .contains("systemctl list-units", "Failed to connect to bus: Host is down");
        assertThat(overview.sections().get(0).rows()).contains(List.of("host", "mail"));
    }

    @Test
    void aHostThatTellsNothingIsAnswerEnough() throws IOException, InterruptedException {
        HostContext empty = new HostContext(
                "system",
                new NoSettings(),
                Map.of(),
                new ReadOnlyCommandRunner(commands),
                Files.createDirectory(root.resolve("empty")),
                Clock.systemUTC());
        Overview overview = SystemOverview.of(empty);
        assertThat(overview.sections().get(0).rows()).contains(List.of("load", "-"), List.of("system", "-"));
        assertThat(overview.problems())
                .contains("/proc/meminfo tells nothing: it is not there.")
                .doesNotHaveDuplicates();
    }

    @Test
    void timeIsWrittenAsPeopleReadIt() {
        assertThat(SystemView.uptime(Duration.ofMinutes(61))).isEqualTo("1:01 h");
        assertThat(SystemView.uptime(Duration.ofHours(25))).isEqualTo("1 day, 1:00 h");
        assertThat(SystemView.uptime(Duration.ofDays(400).plusMinutes(5))).isEqualTo("400 days, 0:05 h");
    }
}
