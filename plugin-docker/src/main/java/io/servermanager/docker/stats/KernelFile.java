package io.servermanager.docker.stats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that the kernel makes when it is read.
 *
 * @param path where it is
 */
record KernelFile(Path path) {

    /** Its lines; their bytes are ASCII but for names, which count for nothing here. */
    List<String> lines() throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }

    /**
     * The one number in it.
     *
     * @throws IOException also when there is no number in it
     */
    long number() throws IOException {
        List<String> lines = lines();
        return number(lines.isEmpty() ? "" : lines.get(0));
    }

    /**
     * The number behind a key, in a file of lines {@code key number} ("flat keyed", cgroup-v2.rst).
     *
     * @throws IOException also when there is no such key
     */
    long valueOf(String key) throws IOException {
        for (String line : lines()) {
            if (line.startsWith(key) && line.startsWith(" ", key.length())) {
                return number(line.substring(key.length() + 1));
            }
        }
        throw malformed("has no " + key);
    }

    /**
     * The number behind a key, in a file of lines {@code key number kB} (proc_meminfo(5)).
     *
     * @throws IOException also when there is no such key
     */
    long kibibytes(String key) throws IOException {
        for (String line : lines()) {
            if (line.startsWith(key) && line.endsWith(" kB")) {
                return number(line.substring(key.length(), line.length() - 3));
            }
        }
        throw malformed("has no " + key);
    }

    /**
     * A number as the kernel writes it. What is too large for a long, as an unsigned one can be, is taken for the largest.
     *
     * @throws IOException if it is none
     */
    long number(String text) throws IOException {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,20}")) {
            throw malformed("has '" + text + "' where a number belongs");
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException unsigned) {
            return Long.MAX_VALUE;
        }
    }

    IOException malformed(String how) {
        return new IOException(path + " " + how);
    }
}
