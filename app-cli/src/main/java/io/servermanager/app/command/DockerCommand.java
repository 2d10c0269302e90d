package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import picocli.CommandLine.Command;

/** {@code docker}. */
@Command(
        name = "docker",
        description = {
            "Show the Docker Engine: versions, storage driver, and what takes how much space.",
            "",
            "Looks only. The engine walks through all volumes for this, which takes a while where they are large."
        },
        footer = {"", "Examples:", "  server-manager docker", "  server-manager docker --json"})
final class DockerCommand implements AdminCommand {

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        return new OverviewReport("docker").print(context);
    }
}
