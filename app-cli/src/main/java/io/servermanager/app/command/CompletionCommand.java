package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code completion}. */
@Command(
        name = "completion",
        description = "Print the script by which bash and zsh complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  server-manager completion > /etc/bash_completion.d/server-manager",
            "  source <(server-manager completion)"
        })
final class CompletionCommand implements AdminCommand {

    @Override
    public ExitCode run(CommandContext context) {
        String script = AutoComplete.bash("server-manager", context.program().commandLine(new ServerManagerCommand()));
        if (context.output().manner().json()) {
            context.output().json(Map.of("completion", script));
        } else {
            context.output().lines(script.lines().toList());
        }
        return ExitCode.DONE;
    }

    @Override
    public boolean tellsOfInterruptedRuns() {
        return false;
    }
}
