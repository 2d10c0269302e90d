package io.servermanager.system.apt;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Phase;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.StepContext;
import io.servermanager.system.services.VerifyServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets apt do what was planned, and sees that it did. There is no way back from it. */
final class UpgradePackages implements ResumableStep {

    /**
     * What must be known afterwards.
     *
     * @param automatic the names of planned packages that are marked as installed automatically; apt forgets that of
     *     those that it is told to install by name
     * @param conffiles the new configuration files that lay there before
     */
    record Before(List<String> automatic, KeptConffiles conffiles) {
        Before {
            automatic = List.copyOf(automatic);
        }
    }

    @Override
    public String id() {
        return "upgrade-packages";
    }

    @Override
    public String title() {
        return "Upgrade the packages";
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
    public Duration expected() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        UpgradePlan plan = context.recalled(PlanUpgrade.class, UpgradePlan.class);
        Optional<Before> begun = context.recall(Before.class);
        PackageLocks.await(context);
        if (begun.isPresent()) {
            DpkgState.requireIntact(context);
        }
        if (!plan.upgrades() || (begun.isPresent() && unfinished(plan, context).isEmpty())) {
            finish(plan, begun, context);
            return;
        }
        Before before = begun.isPresent() ? begun.get() : look(plan, context);
        if (begun.isPresent()) {
            UpgradePlanner.requireNothingMore(plan, context);
        } else {
            context.remember(before);
        }
        if (context.option(UpgradePlanner.SECURITY_ONLY) && UnattendedUpgrade.takesJustSecurityFixes(context)) {
            new PatientApt(context).run(UnattendedUpgrade.run());
            context.report("upgraded by", "unattended-upgrade, as it is configured here");
        }
        // What it leaves, such as packages with configuration files that were changed by hand, is done by name.
        CommandResult result = new PatientApt(context)
                .run(AptGet.install(plan.selection(), !plan.removals().isEmpty()));
        if (!result.succeeded()) {
            VerifyServices.reportWorse(context);
            throw new MaintenanceException(
                    Kind.FAILED,
                    "apt failed in the midst of the upgrade: " + AptMessages.phrase(result),
                    "Look at 'dpkg --audit' and /var/log/apt/term.log. " + DpkgState.repair());
        }
        finish(plan, Optional.of(before), context);
    }

    private static Before look(UpgradePlan plan, StepContext context) throws InterruptedException {
        List<String> automatic = new ArrayList<>(plan.names());
        automatic.retainAll(context.commands()
                .run(Command.reads("apt-mark", "showauto"))
                .orThrow()
                .stdout()
                .lines()
                .toList());
        return new Before(automatic, KeptConffiles.of(context.root()));
    }

    private static void finish(UpgradePlan plan, Optional<Before> before, StepContext context)
            throws InterruptedException {
        if (before.isEmpty()) {
            return;
        }
        List<String> automatic = before.get().automatic();
        if (!automatic.isEmpty()) {
            new PatientApt(context)
                    .run(Command.changes("apt-mark", "auto").and(automatic.toArray(String[]::new)))
                    .orThrow();
        }
        List<String> conffiles =
                KeptConffiles.of(context.root()).since(before.get().conffiles());
        if (!conffiles.isEmpty()) {
            context.report(
                    "configuration files kept as they were",
                    "compare with the new ones: " + String.join(", ", conffiles));
        }
        List<String> missing = unfinished(plan, context);
        if (!missing.isEmpty()) {
            throw new MaintenanceException(
                    Kind.FAILED,
                    "apt did not do all that it had said it would: " + String.join(", ", missing),
                    "Start again to see what is still to be upgraded.");
        }
        context.report(
                "upgraded",
                String.join(
                        ", ",
                        plan.changes().stream()
                                .map(change -> change.name() + " " + change.to())
                                .toList()));
    }

    /** What is not as planned, one phrase each. */
    private static List<String> unfinished(UpgradePlan plan, StepContext context) throws InterruptedException {
        InstalledPackages installed = InstalledPackages.of(context.commands());
        List<String> missing = new ArrayList<>();
        for (PackageChange change : plan.changes()) {
            Optional<String> version = installed.version(change.name());
            if (!version.equals(Optional.of(change.to()))) {
                missing.add(change.name() + " is " + version.orElse("not installed") + " instead of " + change.to());
            }
        }
        for (PackageChange removal : plan.removals()) {
            if (installed.version(removal.name()).isPresent()) {
                missing.add(removal.name() + " is still there");
            }
        }
        return missing;
    }
}
