package io.servermanager.system.apt;

import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Phase;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.StepContext;
import java.util.List;

/** Removes what nothing needs any more, if that is no more than the plan said. */
final class RemoveUnneeded implements ResumableStep {

    @Override
    public String id() {
        return "remove-unneeded";
    }

    @Override
    public String title() {
        return "Remove packages that nothing needs any more";
    }

    @Override
    public Phase phase() {
        return Phase.APPLY;
    }

    @Override
    public Undo undoable() {
        return Undo.IMPOSSIBLE;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        List<String> planned =
                names(context.recalled(PlanUpgrade.class, UpgradePlan.class).unneeded());
        PackageLocks.await(context);
        CommandResult simulated =
                context.commands().run(AptGet.simulate(List.of("autoremove"))).orThrow();
        List<String> now = names(Simulation.parse(simulated.stdout()).removals());
        if (!planned.containsAll(now)) {
            context.report(
                    "not needed any more, but left", String.join(", ", now) + ". 'apt-get autoremove' removes them");
            return;
        }
        if (now.isEmpty()) {
            return;
        }
        CommandResult result = new PatientApt(context).run(AptGet.autoremove());
        if (!result.succeeded()) {
            throw new MaintenanceException(
                    Kind.FAILED,
                    "Packages that nothing needs any more could not be removed: " + AptMessages.phrase(result),
                    DpkgState.repair());
        }
        context.report("removed, since nothing needs them any more", String.join(", ", now));
    }

    private static List<String> names(List<PackageChange> changes) {
        return changes.stream().map(PackageChange::name).toList();
    }
}
