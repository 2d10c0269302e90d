package io.servermanager.system.apt;

import io.servermanager.spi.ByteSize;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import io.servermanager.system.reboot.RestartAdvice;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out by a simulation what the upgrade does, refuses what was not asked for, and what finds no room; remembers it
 * as an {@link UpgradePlan}.
 */
final class PlanUpgrade implements MaintenanceStep {

    @Override
    public String id() {
        return "plan-upgrade";
    }

    @Override
    public String title() {
        return "Find out what the upgrade does";
    }

    @Override
    public Phase phase() {
        return Phase.FETCH;
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        AptHost host = new AptHost(context.root());
        UpgradePlan plan = UpgradePlanner.plan(context);
        List<String> lines = new ArrayList<>();
        lines.add(plan.isEmpty() ? "nothing to do" : plan.summary());
        lines.addAll(plan.lines());
        if (plan.upgrades()) {
            lines.add(amounts(plan));
        }
        lines.add("by the lists of packages as they are, "
                + host.listsAge(context.clock().instant())
                + "; they are fetched anew first, which may add to this");
        Preview preview = new Preview(lines, new UpgradeHazards(plan, context).all(), "");
        for (String shortage : UpgradeRoom.of(plan, host).shortages()) {
            preview = preview.with(new Hazard(
                    Hazard.Kind.NOTICE, "This will be refused, there is not enough room: " + shortage + "."));
        }
        return preview;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        UpgradePlan plan = UpgradePlanner.plan(context);
        context.remember(plan);
        plan.lines().forEach(context::output);
        reportLeft(plan, context);
        if (plan.isEmpty()) {
            RestartAdvice.report(context);
            context.nothingToDo("No package has to be upgraded");
            return;
        }
        if (!plan.removedOnPurpose().isEmpty() && !context.option(UpgradePlanner.ALLOW_REMOVALS)) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "The upgrade would remove packages that were installed on purpose: "
                            + String.join(", ", plan.removedOnPurpose()),
                    "Look at it with --dry-run, and allow it with --allow-removals.");
        }
        UpgradeRoom.of(plan, new AptHost(context.root())).require();
        context.report("plan", plan.summary() + "; " + amounts(plan));
        for (Hazard hazard : new UpgradeHazards(plan, context).all()) {
            context.output("! " + hazard.text());
        }
    }

    private static void reportLeft(UpgradePlan plan, StepContext context) {
        if (!plan.keptBack().isEmpty()) {
            context.report("not upgraded", String.join(", ", plan.keptBack()));
        }
        if (!plan.held().isEmpty()) {
            context.report("on hold", String.join(", ", plan.held()));
        }
    }

    private static String amounts(UpgradePlan plan) {
        String disk = ByteSize.approximately(Math.abs(plan.diskBytes()));
        return ByteSize.approximately(plan.downloadBytes()) + " to download, " + disk
                + (plan.diskBytes() < 0 ? " less" : " more") + " on disk afterwards";
    }
}
