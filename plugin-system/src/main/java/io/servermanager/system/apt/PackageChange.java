package io.servermanager.system.apt;

import java.util.List;

/**
 * A package that is to be upgraded, newly installed or removed.
 *
 * @param name as apt prints it: with {@code :architecture} if that is not the host's own
 * @param from the version installed now; empty if it is to be newly installed
 * @param to the version afterwards; empty if it is to be removed
 * @param releases where the new version comes from, such as {@code Debian-Security:12/oldstable-security}
 */
record PackageChange(String name, String from, String to, List<String> releases) {

    PackageChange {
        releases = List.copyOf(releases);
    }

    static PackageChange removal(String name, String version) {
        return new PackageChange(name, version, "", List.of());
    }

    boolean isUpgrade() {
        return !from.isEmpty() && !to.isEmpty();
    }

    boolean isNew() {
        return from.isEmpty();
    }

    /** The name and version as apt-get(8) takes them. */
    String exactly() {
        return name + "=" + to;
    }

    @Override
    public String toString() {
        if (to.isEmpty()) {
            return name + " " + from;
        }
        String versions = from.isEmpty() ? to : from + " -> " + to;
        return name + " " + versions + (releases.isEmpty() ? "" : " (" + String.join(", ", releases) + ")");
    }
}
