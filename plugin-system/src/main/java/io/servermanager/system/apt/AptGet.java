package io.servermanager.system.apt;

import io.servermanager.spi.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How apt is called: it never asks anything, keeps the configuration files that were changed by hand, and waits for
 * dpkg's lock. Options are those of apt-get(8), apt.conf(5) and dpkg(1).
 */
final class AptGet {

    /** dpkg refuses to work where it does not find the programs in /sbin, as in a crontab's usual environment. */
    private static final String SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /**
     * No questions of debconf(7), listing of changes, ucf(1) or needrestart(1), which would also restart services by
     * itself.
     */
    private static final Map<String, String> QUIET = Map.of(
            "PATH", SEARCH_PATH,
            "DEBIAN_FRONTEND", "noninteractive",
            "APT_LISTCHANGES_FRONTEND", "none",
            "UCF_FORCE_CONFFOLD", "1",
            "NEEDRESTART_MODE", "l",
            "NEEDRESTART_SUSPEND", "1");

    /** Otherwise apt logs, at every simulation, what it considered. */
    private static final String NO_LOG = "Dir::Log::Planner=/dev/null";

    private static final String WAIT_FOR_LOCK = "DPkg::Lock::Timeout=60";

    private AptGet() {}

    /** What {@code selection} would do. Takes no lock. */
    static Command simulate(List<String> selection) {
        return reads("--simulate").and(selection.toArray(String[]::new));
    }

    /** Which archives {@code selection} would download. Takes no lock. */
    static Command printUris(List<String> selection) {
        return reads("--print-uris", "--assume-yes").and(selection.toArray(String[]::new));
    }

    /** Fetches the lists of packages; a list that cannot be fetched is an error, not the warning that it usually is. */
    static Command update() {
        return changes("-o", "APT::Update::Error-Mode=any", "update")
                .within(Duration.ofMinutes(2), Duration.ofMinutes(30));
    }

    /** Downloads the archives of {@code selection}. */
    static Command download(List<String> selection) {
        return changes("--assume-yes", "--download-only")
                .and(selection.toArray(String[]::new))
                .within(Duration.ofMinutes(5), Duration.ofHours(2));
    }

    /** Does {@code selection}. Whatever happens, dpkg is not killed. */
    static Command install(List<String> selection, boolean mayRemove) {
        Command command = changes(
                "--assume-yes",
                "-o",
                "Dpkg::Options::=--force-confdef",
                "-o",
                "Dpkg::Options::=--force-confold",
                mayRemove ? "--remove" : "--no-remove");
        return command.and(selection.toArray(String[]::new))
                .within(Duration.ofMinutes(15), Duration.ofHours(1))
                .neverKilled();
    }

    /** Removes what nothing needs any more of that which was installed automatically. */
    static Command autoremove() {
        return changes("--assume-yes", "autoremove")
                .within(Duration.ofMinutes(5), Duration.ofHours(1))
                .neverKilled();
    }

    /** Removes the downloaded archives. */
    static Command clean() {
        return changes("clean");
    }

    private static Command reads(String... options) {
        List<String> all = new ArrayList<>(List.of("-q", "-o", "Debug::NoLocking=1", "-o", NO_LOG));
        all.addAll(List.of(options));
        return quiet(Command.reads("apt-get").and(all.toArray(String[]::new)))
                .within(Duration.ofSeconds(30), Duration.ofMinutes(3));
    }

    private static Command changes(String... options) {
        List<String> all = new ArrayList<>(List.of("-q", "-o", WAIT_FOR_LOCK));
        all.addAll(List.of(options));
        return quiet(Command.changes("apt-get").and(all.toArray(String[]::new)));
    }

    /** A command with the environment in which nothing is asked. */
    static Command quiet(Command command) {
        Command quiet = command;
        for (Map.Entry<String, String> variable : QUIET.entrySet()) {
            quiet = quiet.with(variable.getKey(), variable.getValue());
        }
        return quiet;
    }
}
