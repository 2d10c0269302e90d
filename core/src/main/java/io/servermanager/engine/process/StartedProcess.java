package io.servermanager.engine.process;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A process that was started, with all that it started in turn. */
final class StartedProcess {

    private final Process process;
    private final String mark;
    private final InputStream stdout;
    private final InputStream stderr;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    StartedProcess(Process process, String mark, InputStream stdout, InputStream stderr) {
        this.process = process;
        this.mark = mark;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    InputStream stdout() {
        return stdout;
    }

    InputStream stderr() {
        return stderr;
    }

    Process process() {
        return process;
    }

    /**
     * All of its processes that are alive: those with its mark, its descendants, those of its session as long as it is
     * alive itself (later its number may be another's), and those that were found so before and have dropped the mark.
     */
    synchronized List<ProcessHandle> alive() {
        boolean leading = process.isAlive();
        seen.addAll(ProcFs.processes(pid -> ProcFs.hasVariable(pid, ProcessMarks.COMMAND, mark)
                || (leading && ProcFs.session(pid) == process.pid())));
        for (ProcessHandle known : List.copyOf(seen)) {
            known.descendants().forEach(seen::add);
        }
        List<ProcessHandle> alive = new ArrayList<>();
        for (ProcessHandle known : seen) {
            if (known.isAlive() && !ProcFs.hasEnded(known.pid())) {
                alive.add(known);
            }
        }
        seen.retainAll(alive);
        return alive;
    }
}
