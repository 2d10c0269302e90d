package io.servermanager.system.info;

import io.servermanager.monitor.Host;
import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The units of systemd that have failed.
 *
 * @param names their names; empty where systemd does not run, or does not tell
 * @param problems why it does not tell, one sentence each
 */
record FailedUnits(Optional<List<String>> names, List<String> problems) {

    /** It is there exactly if the machine was booted with systemd (sd_booted(3)). */
    private static final Path BOOTED = Path.of("/run/systemd/system");

    private static final Command LIST = Command.reads(
                    "systemctl", "list-units", "--state=failed", "--plain", "--no-legend", "--no-pager", "--full")
            .within(Duration.ofSeconds(2), Duration.ofSeconds(5));

    /** Asks systemd, if it runs. */
    static FailedUnits of(Host host) throws InterruptedException {
        if (!Files.isDirectory(host.at(BOOTED))) {
            return new FailedUnits(Optional.empty(), List.of());
        }
        try {
            return new FailedUnits(
                    Optional.of(parse(host.commands().run(LIST).orThrow().stdout())), List.of());
        } catch (MaintenanceException silent) {
            return new FailedUnits(Optional.empty(), List.of(silent.problem() + ". " + silent.remedy()));
        }
    }

    /** The first word of each line is a unit's name, which has no blanks (systemd.unit(5)). */
    static List<String> parse(String listing) {
        return listing.lines()
                .map(line -> line.strip().split("\\s+", 2)[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
