package io.servermanager.engine.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The processes of this host that were started with an environment variable of a certain value, whoever their parent is
 * by now. Asks the kernel at every call; safe for use by several threads.
 *
 * <p>Not found are processes that were given another environment or wrote over it, and as another user than root those
 * of others.
 */
public final class MarkedProcesses {

    private final String variable;
    private final String value;

    /** The processes with {@code variable=value} in their environment. */
    public MarkedProcesses(String variable, String value) {
        this.variable = variable;
        this.value = value;
    }

    /** Those that are alive now, oldest first; never this one. */
    public List<MarkedProcess> alive() {
        return handles().stream()
                .map(MarkedProcesses::describe)
                .sorted((one, other) -> one.started().compareTo(other.started()))
                .toList();
    }

    /**
     * Sends SIGTERM to all of them, and SIGKILL to those that are alive after {@code grace}. Is not ended early by an
     * interrupt, which is kept.
     *
     * @return those that are alive even so, since they hang in the kernel
     */
    public List<MarkedProcess> end(Duration grace) {
        return new ProcessEnding(this::handles)
                .end(grace).stream().map(MarkedProcesses::describe).toList();
    }

    List<ProcessHandle> handles() {
        return ProcFs.processes(pid -> ProcFs.hasVariable(pid, variable, value));
    }

    static MarkedProcess describe(ProcessHandle handle) {
        return new MarkedProcess(
                handle.pid(),
                handle.info().startInstant().orElse(Instant.EPOCH),
                ProcFs.commandLine(handle.pid()),
                isNeverKilled(handle));
    }

    static boolean isNeverKilled(ProcessHandle handle) {
        return ProcFs.hasVariable(handle.pid(), ProcessMarks.ENDING, ProcessMarks.NEVER);
    }
}
