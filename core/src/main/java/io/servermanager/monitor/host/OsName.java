package io.servermanager.monitor.host;

import java.util.List;
import java.util.Optional;

/** The operating system's name for people, from os-release(5). */
final class OsName {

    /** The second is where it is when nobody has put another one over it. */
    static final List<String> FILES = List.of("/etc/os-release", "/usr/lib/os-release");

    private static final String KEY = "PRETTY_NAME=";

    private OsName() {}

    /** The name in the text of the file; empty if it has none. */
    static Optional<String> parse(String text) {
        return text.lines()
                .filter(line -> line.startsWith(KEY))
                .reduce((first, last) -> last)
                .map(line -> unquoted(line.substring(KEY.length()).strip()))
                .filter(name -> !name.isBlank());
    }

    /** Quotes and backslashes as a shell takes them. */
    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0;
        boolean closed = quoted && value.charAt(value.length() - 1) == value.charAt(0);
        return closed ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
