package io.servermanager.mailcow.update;

import io.servermanager.engine.process.MarkedProcess;
import io.servermanager.engine.process.MarkedProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Finds processes that wait for somebody to type: blocked in read(2) of a terminal. Nobody sits at one that such a process
 * may have found, so it would wait for ever. What the kernel does not tell counts as not waiting.
 */
final class TerminalReaders {

    private static final Path PROC = Path.of("/proc");

    /** The number of read(2), see syscalls(2): 0 on x86-64, 63 on arm64. */
    private static final Set<String> READ =
            Set.of(System.getProperty("os.arch", "").equals("aarch64") ? "63" : "0");

    private TerminalReaders() {}

    /** The oldest of these processes that waits for a terminal. */
    static Optional<MarkedProcess> among(MarkedProcesses processes) {
        return processes.alive().stream()
                .filter(process -> waits(PROC.resolve(Long.toString(process.pid()))))
                .findFirst();
    }

    /** {@code /proc/PID/syscall} holds the number of the system call and its arguments, in hexadecimal, see proc(5). */
    private static boolean waits(Path process) {
        try {
            String[] call = Files.readString(process.resolve("syscall"), StandardCharsets.ISO_8859_1)
                    .strip()
                    .split(" ");
            if (call.length < 2 || !READ.contains(call[0]) || !call[1].matches("0x[0-9a-f]{1,8}")) {
                return false;
            }
            int descriptor = Integer.parseUnsignedInt(call[1].substring(2), 16);
            String file = Files.readSymbolicLink(process.resolve("fd").resolve(Integer.toString(descriptor)))
                    .toString();
            return file.startsWith("/dev/tty") || file.startsWith("/dev/pts/") || file.startsWith("/dev/console");
        } catch (IOException endedOrNotTold) {
            return false;
        }
    }
}
