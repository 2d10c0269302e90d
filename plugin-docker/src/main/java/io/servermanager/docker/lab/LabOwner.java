package io.servermanager.docker.lab;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The process that a lab belongs to; kept in the lab's directory, so that another process knows whether the lab is still
 * wanted.
 *
 * @param pid its id
 * @param started when it was started, in clock ticks since boot, so that another process with the same id is told apart
 * @param boot the boot's id, likewise
 * @param kept whether the lab is meant to outlive the process
 */
record LabOwner(long pid, String started, String boot, boolean kept) {

    static LabOwner thisProcess() {
        long pid = ProcessHandle.current().pid();
        return new LabOwner(pid, startOf(pid).orElse(""), bootId(), false);
    }

    static Optional<LabOwner> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new LabOwner(
                    Long.parseLong(properties.getProperty("pid", "0")),
                    properties.getProperty("started", ""),
                    properties.getProperty("boot", ""),
                    Boolean.parseBoolean(properties.getProperty("kept"))));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", started);
        properties.setProperty("boot", boot);
        properties.setProperty("kept", Boolean.toString(kept));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    LabOwner keeping() {
        return new LabOwner(pid, started, boot, true);
    }

    /** Whether the lab is still wanted. */
    boolean holds() {
        return sameBoot() && (kept || startOf(pid).filter(started::equals).isPresent());
    }

    /** Whether the machine was not restarted since. */
    private boolean sameBoot() {
        return boot.equals(bootId());
    }

    /** Field 22 of /proc/PID/stat, see proc(5); counted after the name, which may hold blanks. */
    private static Optional<String> startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(fields[22 - 3]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
