package io.servermanager.docker.stats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's files of a host with two CPUs and 4 GiB, as they were read on real ones, below a directory. */
final class HostTree {

    static final long MEMORY = 4L << 30;

    final Path root;
    private final boolean unified;

    private HostTree(Path root, boolean unified, String mounts) throws IOException {
        this.root = root;
        this.unified = unified;
        write("proc/self/mountinfo", """
                21 26 0:20 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw
                26 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro
                """ + mounts);
        write("proc/stat", """
                cpu  34498 27335 15399 116953 892 0 235 82 0 0
                cpu0 16693 13816 7397 59468 284 0 18 41 0 0
                cpu1 17805 13518 8001 57485 608 0 217 41 0 0
                intr 8688370 0 9 0 0 0
                ctxt 20841862
                """);
        write("proc/meminfo", "MemTotal:        4194304 kB\nMemFree:         2090920 kB\n");
        link("proc/self/ns/net", "net:[4026531840]");
    }

    /** One with control groups of version 2 alone. */
    static HostTree v2(Path root) throws IOException {
        return new HostTree(root, true, """
                31 23 0:28 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate
                """);
    }

    /** One with version 1, and the unified hierarchy beside it that systemd uses for itself. */
    static HostTree hybrid(Path root) throws IOException {
        return new HostTree(root, false, """
                31 23 0:28 / /sys/fs/cgroup ro,nosuid,nodev,noexec shared:8 - tmpfs tmpfs ro,mode=755
                41 31 0:38 / /sys/fs/cgroup/unified rw,relatime shared:9 - cgroup2 cgroup2 rw
                33 31 0:30 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:14 - cgroup cgroup rw,cpu,cpuacct
                35 31 0:32 / /sys/fs/cgroup/memory rw,relatime shared:15 - cgroup cgroup rw,memory
                38 31 0:35 / /sys/fs/cgroup/blkio rw,relatime shared:16 - cgroup cgroup rw,blkio
                39 31 0:36 / /sys/fs/cgroup/pids rw,relatime shared:17 - cgroup cgroup rw,pids
                """);
    }

    /** Adds a container in this group, with one process. */
    HostTree container(String group, int process) throws IOException {
        process(process, "net:[4026532187]");
        return unified ? unified(group, process) : divided(group, process);
    }

    private HostTree unified(String group, int process) throws IOException {
        String directory = "sys/fs/cgroup/" + group + "/";
        write(directory + "cgroup.procs", process + "\n");
        write(directory + "cpu.stat", "usage_usec 5000000\nuser_usec 4000000\nsystem_usec 1000000\nnr_periods 0\n");
        write(directory + "memory.current", "104857600\n");
        write(directory + "memory.max", "max\n");
        write(
                directory + "memory.stat",
                "anon 52428800\nfile 52428800\nkernel_stack 16384\ninactive_anon 0\n"
                        + "active_anon 52428800\ninactive_file 20971520\nactive_file 31457280\n");
        write(
                directory + "io.stat",
                "8:0 rbytes=1459200 wbytes=314773504 rios=192 wios=353 dbytes=0 dios=0\n"
                        + "253:0 rbytes=800 wbytes=496 rios=1 wios=1 dbytes=5 dios=1\n");
        write(directory + "pids.current", "7\n");
        return this;
    }

    private HostTree divided(String group, int process) throws IOException {
        write("sys/fs/cgroup/cpu,cpuacct/" + group + "/cgroup.procs", process + "\n");
        write("sys/fs/cgroup/cpu,cpuacct/" + group + "/cpuacct.usage", "5000000000\n");
        write("sys/fs/cgroup/memory/" + group + "/memory.usage_in_bytes", "104857600\n");
        write("sys/fs/cgroup/memory/" + group + "/memory.limit_in_bytes", "9223372036854771712\n");
        write(
                "sys/fs/cgroup/memory/" + group + "/memory.stat",
                "cache 52428800\nrss 52428800\ninactive_file 1\n"
                        + "hierarchical_memory_limit 9223372036854771712\ntotal_cache 52428800\n"
                        + "total_inactive_file 20971520\ntotal_active_file 31457280\n");
        write("sys/fs/cgroup/blkio/" + group + "/blkio.throttle.io_service_bytes", """
                8:0 Read 1459200
                8:0 Write 314773504
                8:0 Sync 316232704
                8:0 Async 0
                8:0 Discard 5
                8:0 Total 316232709
                253:0 Read 800
                253:0 Write 496
                Total 316234005
                """);
        write("sys/fs/cgroup/pids/" + group + "/pids.current", "7\n");
        return this;
    }

    /** Puts a process there that sees this network. */
    HostTree process(int process, String network) throws IOException {
        link("proc/" + process + "/ns/net", network);
        write("proc/" + process + "/net/dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo:   46389     658    0    0    0     0          0         0    46389     658    0    0    0     0       0          0
                  eth0:    3628      44    0    0    0     0          0         0     2408      25    0    0    0     0       0          0
                eth1:1000000      44    0    0    0     0          0         0        1      25    0    0    0     0       0          0
                """);
        return this;
    }

    HostTree write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    private void link(String path, String target) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
    }
}
