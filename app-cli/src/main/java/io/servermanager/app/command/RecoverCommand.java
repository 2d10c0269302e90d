package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import picocli.CommandLine.Command;

/** {@code recover}. */
@Command(
        name = "recover",
        description = {
            "Bring runs to an end that were interrupted, by a crash or a power cut for example.",
            "",
            "What was begun is taken back, what was done is finished. Nothing is asked: it is what would have happened "
                    + "without the interruption."
        },
        footer = {
            "",
            "Exit codes: 0 all interrupted runs were brought to an end, or there were none; 4 one needs attention."
        })
final class RecoverCommand implements AdminCommand {

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        return context.runs().recover();
    }

    @Override
    public boolean tellsOfInterruptedRuns() {
        return false;
    }
}
