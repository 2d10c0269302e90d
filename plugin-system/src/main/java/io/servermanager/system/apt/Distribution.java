package io.servermanager.system.apt;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The distribution, as os-release(5) names it, and which releases bring its security fixes.
 *
 * @param id such as {@code debian}
 * @param codename such as {@code bookworm}
 */
record Distribution(String id, String codename) {

    /** Of the host whose file system is below {@code root}; both are empty where there is no such file. */
    static Distribution of(Path root) {
        for (String place : List.of("etc/os-release", "usr/lib/os-release")) {
            try {
                return parse(Files.readString(root.resolve(place), StandardCharsets.UTF_8));
            } catch (IOException absent) {
                // the second place is where the first usually points
            }
        }
        return new Distribution("", "");
    }

    static Distribution parse(String osRelease) {
        return new Distribution(value(osRelease, "ID"), value(osRelease, "VERSION_CODENAME"));
    }

    private static String value(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replaceAll("[\"']", ""))
                .findFirst()
                .orElse("");
    }

    /** What people call it, such as {@code debian bookworm}, if it says so. */
    Optional<String> version() {
        return codename.isEmpty() ? Optional.empty() : Optional.of(id + " " + codename);
    }

    /**
     * Whether a release brings security fixes for this very distribution: Debian's, Ubuntu's, and Ubuntu's extended
     * maintenance (ESM), by the fields that unattended-upgrades goes by as well.
     */
    boolean isSecurity(Release release) {
        return switch (id) {
            case "debian" ->
                release.origin().equals("Debian")
                        && release.label().equals("Debian-Security")
                        && List.of(codename + "-security", codename).contains(release.codename());
            case "ubuntu" ->
                switch (release.origin()) {
                    case "Ubuntu" -> release.suite().equals(codename + "-security");
                    case "UbuntuESM" -> release.suite().equals(codename + "-infra-security");
                    case "UbuntuESMApps" -> release.suite().equals(codename + "-apps-security");
                    default -> false;
                };
            default -> false;
        };
    }

    /**
     * Checks that it is known where security fixes come from.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} if it is not
     */
    void requireKnownSecurityOrigin() {
        if (codename.isEmpty() || !List.of("debian", "ubuntu").contains(id)) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "It is not known which packages of '" + id + " " + codename + "' are security fixes: that is known "
                            + "of Debian and Ubuntu only",
                    "Upgrade everything, without the option security-only.");
        }
    }
}
