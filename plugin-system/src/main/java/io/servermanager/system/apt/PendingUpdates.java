package io.servermanager.system.apt;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.system.reboot.RebootNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the host stands with its packages, by the lists that are there.
 *
 * @param pending how many packages apt would upgrade without removing any; empty if that could not be found out
 * @param security how many security fixes there are, also those that apt would keep back; empty as {@code pending}
 * @param lists how old apt's lists are, a phrase
 * @param reboot why a reboot is needed, a phrase; empty if it is not
 * @param problems what is wrong, one sentence each, with what to do about it
 */
public record PendingUpdates(
        Optional<Integer> pending,
        Optional<Integer> security,
        String lists,
        Optional<String> reboot,
        List<String> problems) {

    public PendingUpdates {
        problems = List.copyOf(problems);
    }

    /**
     * Asks the host; empty where there is no apt.
     *
     * @throws InterruptedException when the caller gave up waiting
     */
    public static Optional<PendingUpdates> of(ServiceContext context) throws InterruptedException {
        AptHost host = new AptHost(context.root());
        if (!host.isPresent()) {
            return Optional.empty();
        }
        List<String> problems = new ArrayList<>();
        boolean atWork = new PackageLocks(context.root()).holder().isPresent();
        Optional<String> interruption = atWork ? Optional.empty() : DpkgState.interruption(context);
        interruption.ifPresent(problem -> problems.add(problem + ". " + DpkgState.repair()));
        Optional<UpgradePlanner.Pending> counted = Optional.empty();
        try {
            counted = Optional.of(new UpgradePlanner(context).pending());
        } catch (MaintenanceException unknown) {
            problems.add(unknown.problem() + ". " + unknown.remedy());
        }
        return Optional.of(new PendingUpdates(
                counted.map(UpgradePlanner.Pending::all),
                counted.map(UpgradePlanner.Pending::security),
                host.listsAge(context.clock().instant()),
                RebootNeed.of(context),
                problems));
    }

    /** The status of the service {@code system}. */
    public static ServiceStatus status(ServiceContext context) throws InterruptedException {
        Optional<PendingUpdates> found = of(context);
        if (found.isEmpty()) {
            return ServiceStatus.absent("no apt on this host");
        }
        PendingUpdates updates = found.get();
        List<String> problems = new ArrayList<>(updates.problems());
        updates.reboot().ifPresent(reason -> problems.add("A reboot is needed: " + reason + "."));
        return new ServiceStatus(
                updates.problems().isEmpty() ? Health.HEALTHY : Health.DEGRADED,
                updates.summary() + (updates.reboot().isPresent() ? ", reboot needed" : ""),
                Distribution.of(context.root()).version(),
                List.of(),
                problems);
    }

    /** What is pending, by which lists, a phrase. */
    public String summary() {
        String count = pending.map(all -> all == 0
                        ? "no updates pending"
                        : "updates pending: " + all + " (" + security.orElse(0) + " security)")
                .orElse("pending updates are unknown");
        return count + ", lists " + lists;
    }
}
