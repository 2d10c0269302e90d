package io.servermanager.system.reboot;

import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.StepContext;
import java.util.List;
import java.util.Optional;

/** Says in the report what has to be restarted to run what is installed. Restarts nothing. */
public final class RestartAdvice implements MaintenanceStep {

    @Override
    public String id() {
        return "advise-restart";
    }

    @Override
    public String title() {
        return "Look what has to be restarted";
    }

    @Override
    public Phase phase() {
        return Phase.FINISH;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        report(context);
    }

    /** Says it in the report of whatever step runs now. */
    public static void report(StepContext context) throws InterruptedException {
        Optional<String> reboot = RebootNeed.of(context);
        if (reboot.isPresent()) {
            context.report(
                    StepContext.REBOOT_NEEDED,
                    reboot.get() + ". Nothing is rebooted by itself: run 'systemctl reboot' when it suits you");
        }
        OutdatedProcesses outdated = OutdatedProcesses.of(context.root());
        List<String> units = outdated.names(Owner.Kind.UNIT);
        if (!units.isEmpty()) {
            context.report(
                    "services on old libraries",
                    String.join(", ", units) + ". Restart them with 'server-manager restart system --services'");
        }
        tell(context, "containers on old libraries", outdated.names(Owner.Kind.CONTAINER));
        tell(context, "other programs on old libraries", outdated.names(Owner.Kind.OTHER));
    }

    private static void tell(StepContext context, String what, List<String> names) {
        if (!names.isEmpty()) {
            context.report(what, String.join(", ", names));
        }
    }
}
