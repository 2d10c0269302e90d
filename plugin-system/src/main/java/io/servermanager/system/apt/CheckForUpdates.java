package io.servermanager.system.apt;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.UpdateAvailability;
import io.servermanager.system.reboot.RebootNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which packages apt would upgrade, by the lists that are there: to fetch newer ones would change the host. */
public final class CheckForUpdates {

    private CheckForUpdates() {}

    /**
     * Asks the host.
     *
     * @throws MaintenanceException of kind {@code NOT_INSTALLED} where there is no apt, or as apt could not say
     * @throws InterruptedException when the caller gave up waiting
     */
    public static UpdateAvailability of(ServiceContext context) throws InterruptedException {
        AptHost host = new AptHost(context.root());
        if (!host.isPresent()) {
            throw new MaintenanceException(Kind.NOT_INSTALLED, "There is no apt on this host", "");
        }
        UpgradePlanner.Pending pending = new UpgradePlanner(context).pending();
        List<String> notes = new ArrayList<>();
        notes.add("apt's lists are " + host.listsAge(context.clock().instant())
                + "; 'server-manager update system' refreshes them first.");
        RebootNeed.of(context).ifPresent(reason -> notes.add("A reboot is needed already: " + reason + "."));
        boolean available = pending.all() > 0;
        return new UpdateAvailability(
                available,
                Distribution.of(context.root()).version(),
                available
                        ? Optional.of("packages: " + pending.all() + " (" + pending.security() + " security)")
                        : Optional.empty(),
                List.of(),
                notes);
    }
}
