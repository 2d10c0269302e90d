package io.servermanager.system.services;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.StepContext;
import io.servermanager.system.SystemSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits until every other service is at least as well as {@link SurveyServices} found it, and stays so. */
public final class VerifyServices implements ResumableStep {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public String id() {
        return "verify-services";
    }

    @Override
    public String title() {
        return "Check that all services are as they were";
    }

    @Override
    public Phase phase() {
        return Phase.VERIFY;
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        List<String> working = ServicesFact.of(context.others().statuses()).working();
        return working.isEmpty() ? Preview.NONE : Preview.of("these must be as well as now: " + list(working));
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ServicesFact before = context.recalled(SurveyServices.class, ServicesFact.class);
        List<String> working = before.working();
        if (working.isEmpty()) {
            return;
        }
        SystemSettings.Verify limits = context.settings(SystemSettings.class).verify();
        long begin = System.nanoTime();
        long wellSince = -1;
        while (true) {
            List<String> worse = before.worseIn(ServicesFact.of(context.others().statuses()));
            long now = System.nanoTime();
            if (worse.isEmpty()) {
                wellSince = wellSince < 0 ? now : wellSince;
                if (now - wellSince >= limits.settle().toNanos()) {
                    context.report("services as before", list(working));
                    return;
                }
            } else if (now - begin > limits.timeout().toNanos()) {
                throw worseOff(worse);
            } else {
                wellSince = -1;
                context.activity("waiting, since " + worse.get(0));
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    /**
     * Looks once, without waiting, and says in the report what is worse than before; for a run that has failed already.
     */
    public static void reportWorse(StepContext context) throws InterruptedException {
        ServicesFact before = context.recalled(SurveyServices.class, ServicesFact.class);
        List<String> worse = before.worseIn(ServicesFact.of(context.others().statuses()));
        if (!worse.isEmpty()) {
            context.report("services that are worse off", String.join("; ", worse));
        }
    }

    private static MaintenanceException worseOff(List<String> worse) {
        return new MaintenanceException(
                Kind.FAILED,
                "Not all services are as they were before: " + String.join("; ", worse),
                "Look at them with 'server-manager status'.");
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }
}
