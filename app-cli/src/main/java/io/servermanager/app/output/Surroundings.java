package io.servermanager.app.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * All that a process gets from outside, besides its arguments.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment variables
 * @param terminal which of the streams are a terminal
 * @param userId the effective user's number; 0 is root
 * @param root the root of the host's file system: {@code /}, or another directory in a test
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Terminal terminal,
        int userId,
        Path root) {

    /**
     * Those of this process. The streams write UTF-8 whatever the locale, since JSON must be; a stream that has nobody
     * left to read it swallows what is written (see {@link PrintStream}), so that a closed terminal ends no run.
     */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                environment,
                Terminal.ofProcess(environment),
                effectiveUser(),
                Path.of("/"));
    }

    /** Whether the program runs as root. */
    public boolean isRoot() {
        return userId == 0;
    }

    /** The owner of a process's directory in /proc is its effective user (proc(5)). */
    private static int effectiveUser() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException unknown) {
            return -1;
        }
    }
}
