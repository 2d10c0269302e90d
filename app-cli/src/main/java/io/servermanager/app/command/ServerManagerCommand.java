package io.servermanager.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program's name alone, which every other command stands under. */
@Command(
        name = "server-manager",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the services of this host: updates with a checked backup and an exact way back.",
        footer = {
            "",
            "Examples:",
            "  server-manager status",
            "  server-manager update nginx --dry-run",
            "  server-manager update all --yes",
            "  server-manager COMMAND --help",
            "",
            "Exit codes: 0 done or nothing to do, 1 failed and nothing changed, 2 usage or configuration, 3 failed and "
                    + "rolled back, 4 failed and needs attention or an interrupted run waits, 10 check found updates, "
                    + "75 busy, 77 not permitted, 130 stopped by the user."
        })
final class ServerManagerCommand {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            order = 106,
            description = "Show the version.")
    private boolean version;

    GlobalOptions options() {
        return options;
    }
}
