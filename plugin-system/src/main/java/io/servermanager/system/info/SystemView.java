package io.servermanager.system.info;

import io.servermanager.monitor.host.CpuUse;
import io.servermanager.monitor.host.HostFigures;
import io.servermanager.monitor.host.LoadAverage;
import io.servermanager.monitor.host.Memory;
import io.servermanager.monitor.host.NetworkRate;
import io.servermanager.monitor.host.Pressure.Share;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.Overview.Section;
import io.servermanager.system.apt.PendingUpdates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as tables for people. */
final class SystemView {

    private static final String UNKNOWN = "-";

    private final SystemFigures figures;

    SystemView(SystemFigures figures) {
        this.figures = figures;
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>(List.of(host(), memory()));
        if (!figures.host().pressure().isEmpty()) {
            sections.add(pressure());
        }
        if (!figures.rates().disks().isEmpty()) {
            sections.add(disks());
        }
        if (!figures.rates().networks().isEmpty()) {
            sections.add(networks());
        }
        return sections;
    }

    private Section host() {
        HostFigures host = figures.host();
        return Section.facts(
                "",
                List.of(
                        List.of("host", host.name().orElse(UNKNOWN)),
                        List.of("system", host.system().orElse(UNKNOWN)),
                        List.of("kernel", host.kernel().orElse(UNKNOWN)),
                        List.of("up", host.uptime().map(SystemView::uptime).orElse(UNKNOWN)),
                        List.of("load", host.load().map(this::load).orElse(UNKNOWN)),
                        List.of(
                                "CPU",
                                figures.rates().cpu().map(SystemView::cpu).orElse(UNKNOWN)),
                        List.of("failed units", failedUnits()),
                        List.of(
                                "packages",
                                figures.packages().map(PendingUpdates::summary).orElse(UNKNOWN)),
                        List.of(
                                "reboot",
                                figures.packages().map(SystemView::reboot).orElse(UNKNOWN))));
    }

    private static String reboot(PendingUpdates packages) {
        return packages.reboot().map(reason -> "needed: " + reason).orElse("not needed");
    }

    private String failedUnits() {
        return figures.failedUnits()
                .map(names -> names.isEmpty() ? "none" : String.join(", ", names))
                .orElse("- (systemd does not run here or does not tell)");
    }

    private String load(LoadAverage load) {
        String average = String.format(
                Locale.ROOT, "%.2f, %.2f, %.2f", load.oneMinute(), load.fiveMinutes(), load.fifteenMinutes());
        return average
                + figures.host()
                        .loadPerCore()
                        .map(each -> String.format(
                                Locale.ROOT,
                                " in 1, 5 and 15 minutes; %.2f for each of %d CPUs",
                                each,
                                figures.host().cores().orElse(1)))
                        .orElse("");
    }

    private static String cpu(CpuUse use) {
        return String.format(
                Locale.ROOT,
                "%s busy: programs %s, kernel %s; waiting for disks %s, stolen %s",
                percent(use.busy()),
                percent(use.user()),
                percent(use.system()),
                percent(use.ioWait()),
                percent(use.stolen()));
    }

    private Section memory() {
        List<List<String>> rows = figures.host()
                .memory()
                .map(memory -> List.of(
                        List.of(
                                "memory",
                                ByteSize.approximately(memory.total()),
                                ByteSize.approximately(memory.used()),
                                ByteSize.approximately(memory.free()),
                                ByteSize.approximately(memory.buffersAndCache()),
                                ByteSize.approximately(memory.available())),
                        swap(memory)))
                .orElse(List.of());
        return new Section("Memory", List.of("", "TOTAL", "USED", "FREE", "BUFFERS+CACHE", "AVAILABLE"), rows);
    }

    private static List<String> swap(Memory memory) {
        return List.of(
                "swap",
                ByteSize.approximately(memory.swapTotal()),
                ByteSize.approximately(memory.swapUsed()),
                ByteSize.approximately(memory.swapTotal() - memory.swapUsed()),
                "",
                "");
    }

    private Section pressure() {
        List<List<String>> rows = figures.host().pressure().stream()
                .map(each -> List.of(
                        each.resource(),
                        shares(each.some()),
                        each.full().map(SystemView::shares).orElse(UNKNOWN)))
                .toList();
        return new Section("Pressure, in 10 s, 1 min and 5 min", List.of("FOR", "SOME WAITED", "ALL WAITED"), rows);
    }

    private Section disks() {
        List<List<String>> rows = figures.rates().disks().stream()
                .map(disk -> List.of(
                        disk.device(),
                        perSecond(disk.readBytesPerSecond()),
                        perSecond(disk.writtenBytesPerSecond()),
                        percent(disk.busyPercent())))
                .toList();
        return new Section("Disks", List.of("DEVICE", "READS", "WRITES", "BUSY"), rows);
    }

    /** Without the loopback and the hosts' ends of containers' interfaces, which are as many as containers. */
    private Section networks() {
        List<List<String>> rows = figures.rates().networks().stream()
                .filter(network ->
                        !network.name().equals("lo") && !network.name().startsWith("veth"))
                .map(SystemView::network)
                .toList();
        return new Section(
                "Network", List.of("INTERFACE", "RECEIVES", "SENDS", "RECEIVED", "SENT", "ERRORS", "DROPPED"), rows);
    }

    private static List<String> network(NetworkRate network) {
        return List.of(
                network.name(),
                perSecond(network.receivedBytesPerSecond()),
                perSecond(network.sentBytesPerSecond()),
                ByteSize.approximately(network.receivedBytes()),
                ByteSize.approximately(network.sentBytes()),
                Long.toString(network.errors()),
                Long.toString(network.dropped()));
    }

    static String uptime(Duration time) {
        String clock = String.format(Locale.ROOT, "%d:%02d h", time.toHoursPart(), time.toMinutesPart());
        return switch ((int) Math.min(2, time.toDays())) {
            case 0 -> clock;
            case 1 -> "1 day, " + clock;
            default -> time.toDays() + " days, " + clock;
        };
    }

    private static String shares(Share share) {
        return String.join(", ", percent(share.tenSeconds()), percent(share.oneMinute()), percent(share.fiveMinutes()));
    }

    private static String perSecond(double bytes) {
        return ByteSize.approximately((long) bytes) + "/s";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }
}
