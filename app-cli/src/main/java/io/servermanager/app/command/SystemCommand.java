package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import picocli.CommandLine.Command;

/** {@code system}. */
@Command(
        name = "system",
        description = "Show the host's vital signs: CPU, memory, load, pressure, disks, networks, failed units.",
        footer = {"", "Examples:", "  server-manager system", "  server-manager system --json"})
final class SystemCommand implements AdminCommand {

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        return new OverviewReport("system").print(context);
    }
}
