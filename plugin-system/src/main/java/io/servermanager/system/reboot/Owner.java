package io.servermanager.system.reboot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To what a process belongs, as its control group tells (cgroups(7), {@code /proc/PID/cgroup}).
 *
 * @param kind what kind of thing
 * @param name the unit's name, the container's id, or the program's name
 */
record Owner(Kind kind, String name) implements Comparable<Owner> {

    enum Kind {
        /** A service of systemd. */
        UNIT,
        /** A container of Docker. */
        CONTAINER,
        /** A session of a person, or something that was started by hand. */
        OTHER
    }

    private static final Pattern CONTAINER = Pattern.compile("(?:docker[-/])(\\p{XDigit}{64})(?:\\.scope)?");
    private static final Pattern UNIT = Pattern.compile("/([^/]+\\.service)(?:/|$)");

    /**
     * The owner of a process.
     *
     * @param cgroup the content of its {@code cgroup} file
     * @param program its name, for what belongs to nothing
     */
    static Owner of(String cgroup, String program) {
        for (String line : cgroup.split("\n")) {
            Matcher container = CONTAINER.matcher(line);
            if (container.find()) {
                return new Owner(Kind.CONTAINER, container.group(1).substring(0, 12));
            }
        }
        for (String line : cgroup.split("\n")) {
            Matcher unit = UNIT.matcher(line);
            if (!line.contains("/user.slice/") && unit.find()) {
                return new Owner(Kind.UNIT, unit.group(1));
            }
        }
        return new Owner(Kind.OTHER, program);
    }

    @Override
    public int compareTo(Owner other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
