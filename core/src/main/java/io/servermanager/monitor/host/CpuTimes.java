package io.servermanager.monitor.host;

import java.util.List;

/**
 * What the CPUs have done since the start of the machine, all together, in clock ticks.
 *
 * @param user ran programs, niced and virtual machines' ones included
 * @param system ran the kernel, interrupts included
 * @param idle did nothing
 * @param ioWait did nothing while something waited for a disk; it may decrease (proc_stat(5))
 * @param stolen was not there: the hypervisor ran something else
 * @param cores how many CPUs there are
 */
public record CpuTimes(long user, long system, long idle, long ioWait, long stolen, int cores) {

    static final String FILE = "/proc/stat";

    /**
     * Reads {@code /proc/stat}.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code FAILED} if it is not as documented
     */
    static CpuTimes parse(String text) {
        ProcText file = new ProcText(FILE, text);
        List<String> words = file.words(
                file.lines().stream()
                        .filter(line -> line.startsWith("cpu "))
                        .findFirst()
                        .orElseThrow(() -> file.wrong("it has no line 'cpu'")),
                9);
        List<Long> ticks = words.subList(1, 9).stream().map(file::whole).toList();
        int cores = (int) file.lines().stream()
                .filter(line -> line.matches("cpu[0-9]+ .*"))
                .count();
        return new CpuTimes(
                ticks.get(0) + ticks.get(1),
                ticks.get(2) + ticks.get(5) + ticks.get(6),
                ticks.get(3),
                ticks.get(4),
                ticks.get(7),
                Math.max(1, cores));
    }

    private long all() {
        return user + system + idle + ioWait + stolen;
    }

    /** What they did between then and now; all idle if no tick has passed. */
    public CpuUse since(CpuTimes earlier) {
        double ticks = Math.max(1, all() - earlier.all());
        return new CpuUse(
                percent(user - earlier.user, ticks),
                percent(system - earlier.system, ticks),
                percent(ioWait - earlier.ioWait, ticks),
                percent(stolen - earlier.stolen, ticks));
    }

    private static double percent(long part, double whole) {
        return Math.min(100, Math.max(0, 100.0 * part / whole));
    }
}
