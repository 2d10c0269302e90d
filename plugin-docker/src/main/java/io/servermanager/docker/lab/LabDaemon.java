package io.servermanager.docker.lab;

import io.servermanager.engine.process.BackgroundProcess;
import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that the lab keeps running, with its output in a log of the lab. */
final class LabDaemon {

    /** dockerd gives containers ten seconds to stop. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final String name;
    private final BackgroundProcess process;
    private final Path log;

    private LabDaemon(String name, BackgroundProcess process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static LabDaemon start(String name, Command command, LabDirectory directory) {
        Path log = directory.log(name);
        return new LabDaemon(name, BackgroundProcess.start(command, log), log);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the daemon serves. */
    void await(Duration limit, Readiness ready) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.reached()) {
            if (!process.isAlive()) {
                throw failure(MaintenanceException.Kind.FAILED, "ended while starting");
            }
            if (System.nanoTime() > deadline) {
                throw failure(MaintenanceException.Kind.TIMEOUT, "does not serve after " + limit.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    /** Ends it with SIGTERM, and after its grace with SIGKILL. */
    void terminate() {
        process.terminate(GRACE);
    }

    private MaintenanceException failure(MaintenanceException.Kind kind, String what) {
        return new MaintenanceException(
                kind,
                "The lab's " + name + " " + what + ": " + lastWords(),
                "Look into " + log + " if it is still there; root with all capabilities is needed.");
    }

    private String lastWords() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException unreadable) {
            return "its log cannot be read";
        }
    }

    /** A condition that is looked at again and again. */
    interface Readiness {
        boolean reached() throws InterruptedException;
    }
}
