package io.servermanager.system.reboot;

import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Restarts the services that {@link FindUnits} found, one by one; the first that does not come back ends it. */
final class RestartUnits implements MaintenanceStep {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 500;

    @Override
    public String id() {
        return "restart-units";
    }

    @Override
    public String title() {
        return "Restart the services one by one";
    }

    @Override
    public Phase phase() {
        return Phase.APPLY;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        List<String> units =
                context.recalled(FindUnits.class, FindUnits.Outdated.class).units();
        for (int i = 0; i < units.size(); i++) {
            context.progress((double) i / units.size(), units.get(i));
            restart(units.get(i), units.subList(i + 1, units.size()), context);
        }
        context.report("restarted", String.join(", ", units));
    }

    private static void restart(String unit, List<String> rest, StepContext context) throws InterruptedException {
        boolean accepted = context.commands()
                .run(Command.changes("systemctl", "restart", unit)
                        .within(Duration.ofSeconds(30), Duration.ofMinutes(10)))
                .succeeded();
        long begin = System.nanoTime();
        while (!accepted || !isActive(unit, context)) {
            if (!accepted || System.nanoTime() - begin > LIMIT.toNanos()) {
                String left = rest.isEmpty() ? "" : "; not restarted were " + String.join(", ", rest);
                throw new MaintenanceException(
                        Kind.FAILED,
                        unit + " did not come back after its restart" + left,
                        "Look at it with 'systemctl status " + unit + "' and 'journalctl -u " + unit + "'.");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isActive(String unit, StepContext context) throws InterruptedException {
        return context.commands()
                .run(Command.reads("systemctl", "is-active", "--quiet", unit))
                .succeeded();
    }
}
