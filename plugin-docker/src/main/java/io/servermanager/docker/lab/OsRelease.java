package io.servermanager.docker.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What os-release(5) says of the machine.
 *
 * @param id the distribution, such as {@code debian}
 * @param codename the release, such as {@code bookworm}
 */
record OsRelease(String id, String codename) {

    /** Of this machine; both parts are empty where the file is missing. */
    static OsRelease ofMachine() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/etc/os-release"));
            return new OsRelease(value(lines, "ID"), value(lines, "VERSION_CODENAME"));
        } catch (IOException missing) {
            return new OsRelease("", "");
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("\"", ""))
                .findFirst()
                .orElse("");
    }
}
