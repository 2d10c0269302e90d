package io.servermanager.system.apt;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.system.reboot.RebootNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the host stands with its packages, by the lists that are there. */
public final class PendingUpdates {

    private PendingUpdates() {}

    /** The status of the service {@code system}. */
    public static ServiceStatus status(ServiceContext context) throws InterruptedException {
        AptHost host = new AptHost(context.root());
        if (!host.isPresent()) {
            return ServiceStatus.absent("no apt on this host");
        }
        List<String> problems = new ArrayList<>();
        boolean atWork = new PackageLocks(context.root()).holder().isPresent();
        Optional<String> interruption = atWork ? Optional.empty() : DpkgState.interruption(context);
        interruption.ifPresent(problem -> problems.add(problem + ". " + DpkgState.repair()));
        String summary = summary(context, problems) + ", lists "
                + host.listsAge(context.clock().instant());
        Health health = problems.isEmpty() ? Health.HEALTHY : Health.DEGRADED;
        Optional<String> reboot = RebootNeed.of(context);
        reboot.ifPresent(reason -> problems.add("A reboot is needed: " + reason + "."));
        return new ServiceStatus(
                health,
                summary + (reboot.isPresent() ? ", reboot needed" : ""),
                Distribution.of(context.root()).version(),
                List.of(),
                problems);
    }

    private static String summary(ServiceContext context, List<String> problems) throws InterruptedException {
        try {
            UpgradePlanner.Pending pending = new UpgradePlanner(context).pending();
            return pending.all() == 0
                    ? "no updates pending"
                    : "updates pending: " + pending.all() + " (" + pending.security() + " security)";
        } catch (MaintenanceException unknown) {
            problems.add(unknown.problem() + ". " + unknown.remedy());
            return "pending updates are unknown";
        }
    }
}
