package io.servermanager.monitor.host;

import io.servermanager.monitor.Host;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The host at one moment.
 *
 * @param name its name in the network
 * @param system the operating system, such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param kernel the running kernel's release, such as {@code 6.1.0-18-amd64}
 * @param uptime since its start
 * @param cores how many CPUs it has
 * @param load how many processes ran or waited
 * @param memory its memory
 * @param pressure what tasks waited for; empty where the kernel does not tell
 * @param problems what could not be read, one sentence each
 */
public record HostFigures(
        Optional<String> name,
        Optional<String> system,
        Optional<String> kernel,
        Optional<Duration> uptime,
        Optional<Integer> cores,
        Optional<LoadAverage> load,
        Optional<Memory> memory,
        List<Pressure> pressure,
        List<String> problems) {

    private static final int MILLIS = 1000;

    public HostFigures {
        pressure = List.copyOf(pressure);
        problems = List.copyOf(problems);
    }

    /** The figures now. Never fails: what cannot be read is missing, and named among the problems. */
    public static HostFigures of(Host host) {
        Reading reading = new Reading(host);
        return new HostFigures(
                reading.needed("/proc/sys/kernel/hostname", HostFigures::utf8),
                OsName.FILES.stream()
                        .flatMap(file -> reading.optional(file, HostFigures::utf8).stream())
                        .flatMap(text -> OsName.parse(text).stream())
                        .findFirst(),
                reading.needed("/proc/sys/kernel/osrelease", HostFigures::utf8),
                reading.needed("/proc/uptime", HostFigures::uptime),
                reading.needed(CpuTimes.FILE, CpuTimes::parse).map(CpuTimes::cores),
                reading.needed(LoadAverage.FILE, LoadAverage::parse),
                reading.needed(Memory.FILE, Memory::parse),
                Pressure.RESOURCES.stream()
                        .flatMap(resource ->
                                reading
                                        .optional(Pressure.file(resource), text -> Pressure.parse(resource, text))
                                        .stream())
                        .toList(),
                reading.problems());
    }

    /** The load of the last minute for each CPU: above 1 something waits. */
    public Optional<Double> loadPerCore() {
        return load.flatMap(average -> cores.map(count -> average.oneMinute() / count));
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }

    static Duration uptime(String text) {
        ProcText file = new ProcText("/proc/uptime", text);
        double seconds = file.decimal(ProcText.words(file.first()).get(0));
        return Duration.ofMillis((long) (seconds * MILLIS));
    }
}
