package io.servermanager.docker.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The processes of one lab, found without any record of them: daemons, shims and proxies by the lab's mount namespace,
 * containers by its control group.
 */
final class LabProcesses {

    private final LabDirectory directory;

    LabProcesses(LabDirectory directory) {
        this.directory = directory;
    }

    List<ProcessHandle> find() {
        return ProcessHandle.allProcesses().filter(this::belongs).toList();
    }

    private boolean belongs(ProcessHandle process) {
        Path proc = Path.of("/proc/" + process.pid());
        if (anyLine(proc.resolve("status"), LabProcesses::isZombie)) {
            // It has ended; its parent, who has not asked yet, may never do so.
            return false;
        }
        return anyLine(proc.resolve("mountinfo"), this::isMountOfLab)
                || anyLine(proc.resolve("cgroup"), this::isGroupOfLab);
    }

    /** A line of /proc/PID/status, see proc(5). */
    private static boolean isZombie(String line) {
        return line.startsWith("State:\tZ");
    }

    /** A line of /proc/PID/mountinfo, see proc(5): fields 4 and 5 are the mount's root and where it is mounted. */
    private boolean isMountOfLab(String line) {
        String[] fields = line.split(" ");
        return fields.length > 4
                && fields[4].equals("/run")
                && fields[3].endsWith(
                        "/" + directory.name() + "/" + directory.run().getFileName());
    }

    /** A line of /proc/PID/cgroup, see cgroups(7). */
    private boolean isGroupOfLab(String line) {
        return line.contains("/" + directory.name() + "/");
    }

    private static boolean anyLine(Path file, Predicate<String> wanted) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(wanted);
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }
}
