package io.servermanager.system.apt;

import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.StepContext;
import java.util.List;

/** Fetches the lists of packages. A source that cannot be reached ends the run: its security fixes would be missed. */
final class RefreshLists implements MaintenanceStep {

    @Override
    public String id() {
        return "refresh-lists";
    }

    @Override
    public String title() {
        return "Fetch the lists of packages";
    }

    @Override
    public Phase phase() {
        return Phase.FETCH;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        CommandResult result = new PatientApt(context).run(AptGet.update());
        if (!result.succeeded() || AptMessages.tellOfAFailedFetch(result)) {
            List<String> errors = AptMessages.errors(result);
            throw new MaintenanceException(
                    Kind.UNAVAILABLE,
                    "Not all lists of packages could be fetched: " + errors.get(0)
                            + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : ""),
                    "Try again later, or mend or remove that source in /etc/apt/sources.list or "
                            + "/etc/apt/sources.list.d.");
        }
    }
}
