package io.servermanager.mailcow.update;

import io.servermanager.docker.compose.PullFailure;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;

/** Pulls the new images while the old ones still run: what fails here costs no downtime. */
final class PrefetchImages implements MaintenanceStep {

    private static final Duration LONGEST = Duration.ofHours(2);

    @Override
    public String id() {
        return "prefetch-images";
    }

    @Override
    public String title() {
        return "Pull the new images";
    }

    @Override
    public Phase phase() {
        return Phase.FETCH;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(20);
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("./update.sh --prefetch, which pulls all images of the new version");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        Command command = UpdateScript.with(context, "--prefetch").within(expected(), LONGEST);
        ScriptOutput output = new ScriptOutput(context::output);
        CommandResult result = context.commands().run(command, output);
        for (int run = 1; run < UpdateScript.MOST_RUNS && result.exitCode() == UpdateScript.RUN_AGAIN; run++) {
            context.report("update.sh was updated", "it was run again");
            result = context.commands().run(command, output);
        }
        if (!result.succeeded()) {
            throw PullFailure.error(
                    new CommandResult(command, result.exitCode(), String.join("\n", output.tail()), ""));
        }
    }
}
