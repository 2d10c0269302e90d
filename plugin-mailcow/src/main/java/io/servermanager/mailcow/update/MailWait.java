package io.servermanager.mailcow.update;

import io.servermanager.docker.verify.Pace;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.verify.MailState;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Waits until the ports answer as they should, as long as the settings allow. */
final class MailWait {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private MailWait() {}

    /**
     * Looks again and again.
     *
     * @param check what is wrong with how the ports answer, a phrase each; none if nothing is
     * @throws MaintenanceException of kind {@code FAILED} with what was wrong at the last look
     */
    static void await(StepContext context, Function<MailState, List<String>> check) throws InterruptedException {
        Pace pace = Pace.of(context);
        Instant end =
                pace.now().plus(context.settings(MailcowSettings.class).verify().timeout());
        List<String> problems = check.apply(LookAtMail.look(context));
        while (!problems.isEmpty() && pace.now().isBefore(end)) {
            context.activity("waiting: " + problems.get(0));
            pace.pause(BETWEEN_LOOKS);
            problems = check.apply(LookAtMail.look(context));
        }
        if (!problems.isEmpty()) {
            throw new MaintenanceException(
                    Kind.FAILED,
                    String.join("; ", problems),
                    "Look at the logs of the containers: docker compose logs.");
        }
    }
}
