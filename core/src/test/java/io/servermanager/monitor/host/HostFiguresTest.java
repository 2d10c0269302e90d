package io.servermanager.monitor.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.monitor.Host;
import io.servermanager.monitor.host.Pressure.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFiguresTest {

    @TempDir
    Path root;

    private Host host;

    @BeforeEach
    void recordHost() {
        host = RecordedHost.host(RecordedHost.in(root));
    }

    @Test
    void tellsWhatTheFilesSay() {
        HostFigures figures = HostFigures.of(host);
        assertThat(figures.name()).contains("mail");
        assertThat(figures.system()).contains("Debian GNU/Linux 12 (bookworm)");
        assertThat(figures.kernel()).contains("6.1.0-18-amd64");
        assertThat(figures.uptime()).contains(Duration.ofMillis(1_015_280));
        assertThat(figures.cores()).contains(2);
        assertThat(figures.load()).contains(new LoadAverage(0.95, 2.23, 1.67));
        assertThat(figures.loadPerCore()).contains(0.475);
        assertThat(figures.pressure())
                .containsExactly(
                        new Pressure("cpu", new Share(7.10, 7.82, 22.03), Optional.of(new Share(0, 0, 0))),
                        new Pressure("io", new Share(1.22, 1.01, 0.96), Optional.of(new Share(0.79, 0.72, 0.56))));
        assertThat(figures.memory())
                .contains(new Memory(
                        24684084L * 1024,
                        (24684084L - 24423028) * 1024,
                        24512920L * 1024,
                        8872 * 1024,
                        (4412 + 50912 + 23100) * 1024,
                        24423028L * 1024,
                        1048576 * 1024,
                        (1048576 - 917500) * 1024));
        assertThat(figures.problems()).isEmpty();
    }

    @Test
    void aFileThatIsMissingOrStrangeCostsOnlyItsOwnFigure() throws IOException {
        Files.delete(root.resolve("proc/loadavg"));
        Files.writeString(root.resolve("proc/meminfo"), "MemTotal: lots\n");
        HostFigures figures = HostFigures.of(host);
        assertThat(figures.load()).isEmpty();
        assertThat(figures.loadPerCore()).isEmpty();
        assertThat(figures.memory()).isEmpty();
        assertThat(figures.cores()).contains(2);
        assertThat(figures.problems())
                .containsExactly(
                        "/proc/loadavg tells nothing: it is not there.",
                        "/proc/meminfo is not as proc(5) describes it: it has no number for 'MemTotal:'. "
                                + "Look at it; it may be that of a container or of another kernel.");
    }

    @Test
    void aKernelWithoutPressureAndAHostWithoutANameForItsSystemAreNoProblem() throws IOException {
        Files.delete(root.resolve("proc/pressure/cpu"));
        Files.delete(root.resolve("proc/pressure/io"));
        Files.delete(root.resolve("etc/os-release"));
        HostFigures figures = HostFigures.of(host);
        assertThat(figures.pressure()).isEmpty();
        assertThat(figures.system()).isEmpty();
        assertThat(figures.problems()).isEmpty();
    }

    @Test
    void theSystemsNameIsQuotedAsInAShell() {
        Map<String, String> names = Map.of(
                "PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nNAME=x\n", "Debian GNU/Linux 13 (trixie)",
                "NAME=Ubuntu\nPRETTY_NAME=\"Ubuntu 22.04.5 LTS\"\n", "Ubuntu 22.04.5 LTS",
                "PRETTY_NAME=\"Ubuntu 24.04.1 LTS\"", "Ubuntu 24.04.1 LTS",
                "PRETTY_NAME='Some \"Linux\"'", "Some \"Linux\"",
                "PRETTY_NAME=\"a \\\"b\\\" \\$c\"", "a \"b\" $c",
                "PRETTY_NAME=Plain", "Plain");
        names.forEach((text, name) -> assertThat(OsName.parse(text)).contains(name));
        assertThat(OsName.parse("PRETTY_NAME=\"\"\nID=x\n")).isEmpty();
    }

    @Test
    void ratesAreWhatHappenedBetweenTwoSamples() {
        HostSample read = HostSample.of(host);
        assertThat(read.problems()).isEmpty();
        HostSample earlier = new HostSample(0, read.cpu(), read.disks(), read.networks(), read.problems());
        RecordedHost.write(
                root, "/proc/stat", "cpu  34764 28822 16579 120666 994 0 277 83 0 0\ncpu0 0 0 0 0 0 0 0 0 0 0\n");
        RecordedHost.write(
                root,
                "/proc/diskstats",
                "254 0 vda 53968 9890 2456146 23936 192697 230172 9914576 77962 0 24660 106049 20778 16 1467 23 45 17\n");
        HostSample now = HostSample.of(host);
        HostSample later = new HostSample(2_000_000_000L, now.cpu(), now.disks(), now.networks(), now.problems());
        HostRates rates = later.since(earlier);
        assertThat(rates.span()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rates.cpu()).contains(new CpuUse(25, 10, 5, 0));
        assertThat(rates.disks()).containsExactly(new DiskRate("vda", 4096 * 512 / 2.0, 2048 * 512 / 2.0, 50));
        assertThat(rates.networks())
                .contains(new NetworkRate("eth0", 0, 0, 727_080_854L, 1_610_669L, 2, 4))
                .hasSize(3);
    }

    @Test
    void onlyWholeDisksAreTold() {
        assertThat(HostSample.of(host).disks())
                .containsExactly(new DiskCounters("vda", 2_452_050L * 512, 9_912_528L * 512, 23_660));
    }

    @Test
    void aCounterThatBeginsAnewIsNotANegativeRate() {
        DiskRate rate =
                DiskRate.between(new DiskCounters("vda", 5000, 5000, 5000), new DiskCounters("vda", 100, 6000, 100), 1);
        assertThat(rate).isEqualTo(new DiskRate("vda", 0, 1000, 0));
    }

    @Test
    void thisMachineTellsAllOfThis() {
        Host here = RecordedHost.host(Path.of("/"));
        HostFigures figures = HostFigures.of(here);
        assertThat(figures.memory().orElseThrow().total()).isPositive();
        assertThat(figures.cores().orElseThrow()).isPositive();
        assertThat(figures.load()).isPresent();
        assertThat(figures.uptime().orElseThrow()).isPositive();
        assertThat(HostSample.of(here).cpu()).isPresent();
    }

    @Test
    void stolenTimeIsNotBusyTime() {
        CpuTimes earlier = new CpuTimes(0, 0, 0, 0, 0, 1);
        CpuUse use = new CpuTimes(30, 10, 20, 15, 25, 1).since(earlier);
        assertThat(use.busy()).isCloseTo(40, Offset.offset(0.001));
        assertThat(use.stolen()).isCloseTo(25, Offset.offset(0.001));
        assertThat(use.ioWait()).isCloseTo(15, Offset.offset(0.001));
    }
}
