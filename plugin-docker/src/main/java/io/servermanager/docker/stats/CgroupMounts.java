package io.servermanager.docker.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the cgroup hierarchies of a host are mounted.
 *
 * @param controllers those of version 1, by controller, such as {@code memory}
 * @param unified that of version 2
 */
record CgroupMounts(Map<String, Path> controllers, Optional<Path> unified) {

    /**
     * Reads {@code /proc/self/mountinfo} (proc_pid_mountinfo(5)).
     *
     * @param root of the host's file system
     */
    static CgroupMounts of(Path root) throws IOException {
        Map<String, Path> controllers = new HashMap<>();
        Optional<Path> unified = Optional.empty();
        for (String line : new KernelFile(root.resolve("proc/self/mountinfo")).lines()) {
            String[] halves = line.split(" - ", 2);
            String[] mount = halves[0].split(" ");
            String[] source = halves.length < 2 ? new String[0] : halves[1].split(" ");
            if (mount.length < 6 || source.length < 3) {
                continue;
            }
            Path point = root.resolve(mount[4].substring(1));
            if (source[0].equals("cgroup")) {
                Arrays.stream(source[2].split(",")).forEach(option -> controllers.putIfAbsent(option, point));
            } else if (source[0].equals("cgroup2") && unified.isEmpty()) {
                unified = Optional.of(point);
            }
        }
        return new CgroupMounts(controllers, unified);
    }

    /**
     * The hierarchies that count CPU time and memory: version 1 wherever it has the CPU's, since then the unified one
     * beside it is systemd's alone ("hybrid").
     *
     * @param machineMemory bytes, the limit of who has none
     */
    Optional<Cgroups> cgroups(long machineMemory) {
        Optional<Cgroups> first = Optional.ofNullable(controllers.get("cpuacct"))
                .map(cpu -> new CgroupsV1(cpu, controllers, machineMemory));
        return first.or(() -> unified.map(point -> new CgroupsV2(point, machineMemory)));
    }
}
