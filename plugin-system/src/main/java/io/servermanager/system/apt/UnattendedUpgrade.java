package io.servermanager.system.apt;

import io.servermanager.spi.Command;
import io.servermanager.spi.ServiceContext;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program unattended-upgrade(8) of the package unattended-upgrades, which many hosts have for security fixes. */
final class UnattendedUpgrade {

    private static final String PROGRAM = "usr/bin/unattended-upgrade";
    private static final Pattern SETTING = Pattern.compile("Unattended-Upgrade::([^ ]*?)(?:::)? \"(.*)\";");
    private static final Set<String> ORIGINS = Set.of("Origins-Pattern", "Allowed-Origins");

    /** Ubuntu's pocket of the release itself: nothing in it changes after the release. */
    private static final String UBUNTU_RELEASE = "${distro_id}:${distro_codename}";

    private UnattendedUpgrade() {}

    /** Whether it is installed and configured to take security fixes, all of them and nothing else, and not to reboot. */
    static boolean takesJustSecurityFixes(ServiceContext context) throws InterruptedException {
        return Files.exists(context.root().resolve(PROGRAM))
                && takesJustSecurityFixes(context.commands()
                        .run(Command.reads("apt-config", "dump"))
                        .orThrow()
                        .stdout());
    }

    /**
     * The same of a configuration.
     *
     * @param dump what {@code apt-config dump} prints
     */
    static boolean takesJustSecurityFixes(String dump) {
        List<String> origins = new ArrayList<>();
        for (String line : dump.split("\n")) {
            Matcher setting = SETTING.matcher(line);
            if (!setting.matches() || setting.group(2).isEmpty()) {
                continue;
            }
            if (ORIGINS.contains(setting.group(1))) {
                origins.add(setting.group(2));
            }
            boolean leavesOut = setting.group(1).startsWith("Package-");
            boolean reboots = setting.group(1).equals("Automatic-Reboot")
                    && setting.group(2).equals("true");
            if (leavesOut || reboots) {
                return false;
            }
        }
        return origins.stream().anyMatch(UnattendedUpgrade::isSecurity)
                && origins.stream().allMatch(origin -> isSecurity(origin) || origin.equals(UBUNTU_RELEASE));
    }

    private static boolean isSecurity(String origin) {
        return origin.endsWith("-security") || List.of(origin.split(",")).contains("label=Debian-Security");
    }

    /** Lets it do its work. Whatever happens, dpkg is not killed. */
    static Command run() {
        return AptGet.quiet(Command.changes("unattended-upgrade", "--verbose"))
                .within(Duration.ofMinutes(15), Duration.ofHours(1))
                .neverKilled();
    }
}
