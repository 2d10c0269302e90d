package io.servermanager.monitor.host;

import io.servermanager.monitor.Host;
import io.servermanager.testing.ScriptedCommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;

/** The files of a host with Debian 12 on two CPUs, as they were recorded. */
public final class RecordedHost {

    private static final TreeMap<String, String> FILES = new TreeMap<>();

    static {
        FILES.put("/etc/os-release", """
                PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
                NAME="Debian GNU/Linux"
                VERSION_ID="12"
                VERSION="12 (bookworm)"
                VERSION_CODENAME=bookworm
                ID=debian
                HOME_URL="https://www.debian.org/"
                """);
        FILES.put("/proc/sys/kernel/hostname", "mail\n");
        FILES.put("/proc/sys/kernel/osrelease", "6.1.0-18-amd64\n");
        FILES.put("/proc/uptime", "1015.28 1205.46\n");
        FILES.put("/proc/loadavg", "0.95 2.23 1.67 2/252 16032\n");
        FILES.put("/proc/stat", """
                cpu  34714 28822 16559 120546 984 0 277 83 0 0
                cpu0 16779 14592 7923 61359 301 0 19 42 0 0
                cpu1 17935 14230 8635 59187 682 0 257 41 0 0
                intr 4410021 0 9 0 0 0
                ctxt 4301123
                btime 1795622683
                processes 16033
                """);
        FILES.put("/proc/meminfo", """
                MemTotal:       24684084 kB
                MemFree:        24512920 kB
                MemAvailable:   24423028 kB
                Buffers:            4412 kB
                Cached:            50912 kB
                SwapCached:            0 kB
                Shmem:              8872 kB
                Slab:              43824 kB
                SReclaimable:      23100 kB
                SUnreclaim:        20724 kB
                SwapTotal:       1048576 kB
                SwapFree:         917500 kB
                HugePages_Total:       0
                """);
        FILES.put("/proc/pressure/cpu", """
                some avg10=7.10 avg60=7.82 avg300=22.03 total=246041226
                full avg10=0.00 avg60=0.00 avg300=0.00 total=0
                """);
        FILES.put("/proc/pressure/io", """
                some avg10=1.22 avg60=1.01 avg300=0.96 total=11408598
                full avg10=0.79 avg60=0.72 avg300=0.56 total=6837516
                """);
        FILES.put("/proc/net/dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls
                    lo: 8518723    2029    0    0    0     0          0         0  8518723    2029    0    0    0     0
                  eth0: 727080854   21086    2    3    0     0          0         0  1610669   16603    0    1    0     0
                veth9159c5c:    2408      25    0    0    0     0          0         0     3628      44    0    0    0  0
                """);
        FILES.put("/proc/diskstats", """
                   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
                 254       0 vda 53968 9890 2452050 23936 192697 230172 9912528 77962 0 23660 106049 20778 16 1467 23 45 17
                 254       1 vda1 53968 9890 2452050 23936 192697 230172 9912528 77962 0 23660 106049 20778 16 1467 23 45 17
                """);
        FILES.put("/sys/block/vda/size", "528433152\n");
        FILES.put("/sys/block/loop0/size", "0\n");
    }

    private RecordedHost() {}

    /** What the files say. */
    public static List<String> contents() {
        return List.copyOf(FILES.values());
    }

    /** Puts the files below a directory. */
    public static Path in(Path root) {
        FILES.forEach((name, content) -> write(root, name, content));
        return root;
    }

    /** Puts another file there, or another content. */
    public static void write(Path root, String name, String content) {
        try {
            Path file = root.resolve(name.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A host with its files there, which runs no commands. */
    static Host host(Path root) {
        return new Host(root, new ScriptedCommandRunner(), Clock.systemUTC());
    }
}
