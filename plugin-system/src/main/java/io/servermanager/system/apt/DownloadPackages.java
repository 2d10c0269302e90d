package io.servermanager.system.apt;

import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.StepContext;
import java.time.Duration;

/** Downloads all packages before the first of them is touched. */
final class DownloadPackages implements MaintenanceStep {

    @Override
    public String id() {
        return "download-packages";
    }

    @Override
    public String title() {
        return "Download the packages";
    }

    @Override
    public Phase phase() {
        return Phase.FETCH;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        UpgradePlan plan = context.recalled(PlanUpgrade.class, UpgradePlan.class);
        CommandResult result = new PatientApt(context).run(AptGet.download(plan.selection()));
        if (!result.succeeded()) {
            throw new MaintenanceException(
                    Kind.UNAVAILABLE,
                    "Not all packages could be downloaded: " + AptMessages.phrase(result),
                    "Nothing was installed. Start again; what was downloaded is kept.");
        }
        // From the next step on neither a lock that is waited for in vain nor another plan is a harmless end any more.
        PackageLocks.await(context);
        UpgradePlanner.requireNothingMore(plan, context);
    }
}
