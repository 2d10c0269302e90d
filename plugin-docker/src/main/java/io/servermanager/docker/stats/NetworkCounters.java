package io.servermanager.docker.stats;

import io.servermanager.spi.ResourceStats.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The bytes that a container's interfaces received and sent, from {@code /proc/PID/net/dev} (proc_pid_net(5)) of one of
 * its processes. Its loopback does not count, and a container in the host's own network has none of its own: as the
 * engine has it.
 */
final class NetworkCounters {

    /** {@code name:} and 16 numbers. */
    private static final int COLUMNS = 17;

    private static final int SENT = 9;

    private final Path proc;

    /** Those of a host. */
    NetworkCounters(Path root) {
        this.proc = root.resolve("proc");
    }

    /**
     * The bytes of the container with this control group.
     *
     * @return empty when it has no process, or none that can be looked into
     */
    Optional<Flow> of(Path group) {
        try {
            for (String process : new KernelFile(group.resolve("cgroup.procs")).lines()) {
                Path directory = proc.resolve(process);
                if (process.matches("[1-9][0-9]*") && Files.exists(directory)) {
                    return Optional.of(isHosts(directory) ? Flow.NONE : sum(directory));
                }
            }
        } catch (IOException ended) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private boolean isHosts(Path process) throws IOException {
        Path own = proc.resolve("self/ns/net");
        return Files.readSymbolicLink(process.resolve("ns/net")).equals(Files.readSymbolicLink(own));
    }

    private static Flow sum(Path process) throws IOException {
        KernelFile file = new KernelFile(process.resolve("net/dev"));
        Flow sum = Flow.NONE;
        for (String line : file.lines()) {
            List<String> words = List.of(line.strip().replaceFirst(":", " ").split(" +"));
            if (words.size() == COLUMNS && !words.get(0).equals("lo")) {
                sum = sum.plus(new Flow(file.number(words.get(1)), file.number(words.get(SENT))));
            }
        }
        return sum;
    }
}
