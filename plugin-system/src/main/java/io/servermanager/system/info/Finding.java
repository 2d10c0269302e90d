package io.servermanager.system.info;

import io.servermanager.monitor.Host;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceContext;
import io.servermanager.system.apt.PendingUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one of several questions to the host found out; the rest is empty.
 *
 * @param failedUnits the units of systemd that have failed
 * @param packages how the host stands with its packages
 * @param problems what is wrong, one sentence each
 */
record Finding(Optional<List<String>> failedUnits, Optional<PendingUpdates> packages, List<String> problems) {

    /** Nothing was found out. */
    static final Finding NOTHING = new Finding(Optional.empty(), Optional.empty(), List.of());

    static Finding ofUnits(Host host) throws InterruptedException {
        FailedUnits units = FailedUnits.of(host);
        return new Finding(units.names(), Optional.empty(), units.problems());
    }

    static Finding ofPackages(ServiceContext context) throws InterruptedException {
        try {
            Optional<PendingUpdates> packages = PendingUpdates.of(context);
            List<String> problems = new ArrayList<>();
            packages.ifPresent(updates -> problems.addAll(updates.problems()));
            return new Finding(Optional.empty(), packages, problems);
        } catch (MaintenanceException silent) {
            return new Finding(Optional.empty(), Optional.empty(), List.of(silent.problem() + ". " + silent.remedy()));
        }
    }
}
