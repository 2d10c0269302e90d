package io.servermanager.engine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** What proc(5) tells of processes. A process that ends while it is looked at counts as ended. */
final class ProcFs {

    private static final Path PROC = Path.of("/proc");
    private static final long OWN_PID = ProcessHandle.current().pid();

    private ProcFs() {}

    /**
     * All processes but this one for which the test holds. The handle is taken before the test, and knows when its
     * process was started: a process id that is given to another process in between is not mistaken for the first.
     */
    static List<ProcessHandle> processes(LongPredicate test) {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                Optional<ProcessHandle> handle = pid == OWN_PID ? Optional.empty() : ProcessHandle.of(pid);
                if (handle.isPresent() && test.test(pid) && handle.get().isAlive()) {
                    found.add(handle.get());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("/proc cannot be read", unreadable);
        }
        return found;
    }

    /** Whether the process was started with {@code variable=value}; false for zombies and for those of other users. */
    static boolean hasVariable(long pid, String variable, String value) {
        String environment = '\0' + read(pid, "environ");
        return environment.contains('\0' + variable + '=' + value + '\0');
    }

    /** The process's session, field 6 of {@code /proc/PID/stat}; -1 if it has ended or is a zombie. */
    static long session(long pid) {
        List<String> fields = fieldsAfterName(pid);
        return fields.size() < 4 || fields.get(0).equals("Z") ? -1 : Long.parseLong(fields.get(3));
    }

    /** Whether the process has ended, or has ended and only waits for its parent to notice (a zombie). */
    static boolean hasEnded(long pid) {
        List<String> fields = fieldsAfterName(pid);
        return fields.isEmpty() || fields.get(0).equals("Z") || fields.get(0).equals("X");
    }

    /** The program and its arguments, separated by blanks; empty for zombies. */
    static String commandLine(long pid) {
        return read(pid, "cmdline").replace('\0', ' ').strip();
    }

    /** The fields of {@code stat} from the state on: the name before it, in parentheses, may hold anything. */
    private static List<String> fieldsAfterName(long pid) {
        String stat = read(pid, "stat");
        int end = stat.lastIndexOf(')');
        return end < 0 ? List.of() : List.of(stat.substring(end + 1).strip().split(" "));
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException endedOrForbidden) {
            return "";
        }
    }
}
