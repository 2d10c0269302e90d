package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import picocli.CommandLine.Command;

/** {@code snapshots}; by itself the same as {@code snapshots list}. */
@Command(
        name = "snapshots",
        description =
                "List, verify or remove the snapshots that updates leave; by itself it lists those of all services.",
        footer = {
            "",
            "Examples:",
            "  server-manager snapshots",
            "  server-manager snapshots verify nginx",
            "  server-manager snapshots remove nginx nginx.pre-update.20260131-040000"
        },
        subcommands = {SnapshotsListCommand.class, SnapshotsVerifyCommand.class, SnapshotsRemoveCommand.class})
final class SnapshotsCommand implements AdminCommand {

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        return new SnapshotsListCommand().run(context);
    }
}
