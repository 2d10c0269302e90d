package io.servermanager.system.reboot;

import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the services of systemd that still run code which an upgrade replaced. */
final class FindUnits implements MaintenanceStep {

    static final String SERVICES = "services";

    /** What a restart of would cut off the person, the desktop or the network, or what systemd cannot do without. */
    private static final Pattern LEFT_ALONE =
            Pattern.compile("(dbus|systemd-logind|systemd-journald|systemd-udevd|getty@.*"
                    + "|serial-getty@.*|user@.*|gdm3?|lightdm|sddm|xdm|networking|systemd-networkd|NetworkManager|wpa_supplicant"
                    + "|openvpn.*|wg-quick@.*|server-manager.*|emergency|rescue)\\.service");

    private static final Pattern DOCKER = Pattern.compile("(docker|containerd)\\.service");

    /**
     * What was found.
     *
     * @param units the services to restart
     */
    record Outdated(List<String> units) {
        Outdated {
            units = List.copyOf(units);
        }
    }

    @Override
    public String id() {
        return "find-units";
    }

    @Override
    public String title() {
        return "Look which services use old libraries";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Preview preview(StepContext context) {
        List<String> units = find(context);
        List<String> lines = new ArrayList<>();
        units.stream().filter(FindUnits::isRestarted).forEach(unit -> lines.add("restart " + unit));
        units.stream().filter(unit -> !isRestarted(unit)).forEach(unit -> lines.add("leave alone: " + unit));
        if (lines.isEmpty()) {
            lines.add("no service uses old libraries");
        }
        Preview preview = new Preview(lines, List.of(), "");
        return units.stream().anyMatch(unit -> DOCKER.matcher(unit).matches())
                ? preview.with(
                        new Hazard(Hazard.Kind.DOWNTIME, "Docker itself is restarted, and every container with it."))
                : preview;
    }

    @Override
    public void run(StepContext context) {
        List<String> units = find(context);
        List<String> restarted = units.stream().filter(FindUnits::isRestarted).toList();
        List<String> left = units.stream().filter(unit -> !isRestarted(unit)).toList();
        if (!left.isEmpty()) {
            context.report("left alone until the next reboot", String.join(", ", left));
        }
        context.remember(new Outdated(restarted));
        if (restarted.isEmpty()) {
            context.nothingToDo("No service has to be restarted");
        }
    }

    private static List<String> find(StepContext context) {
        if (!context.option(SERVICES)) {
            throw new MaintenanceException(
                    Kind.USAGE,
                    "Restarting the whole system is a reboot, which is left to you",
                    "Run 'systemctl reboot', or 'server-manager restart system --services' for the services that use "
                            + "old libraries.");
        }
        if (!Files.isDirectory(context.root().resolve("run/systemd/system"))) {
            throw new MaintenanceException(
                    Kind.UNAVAILABLE,
                    "systemd does not run here, so services cannot be restarted by it",
                    "Restart them by what started them, or reboot.");
        }
        return OutdatedProcesses.of(context.root()).names(Owner.Kind.UNIT);
    }

    private static boolean isRestarted(String unit) {
        return !LEFT_ALONE.matcher(unit).matches();
    }
}
