package io.servermanager.app.command;

import picocli.CommandLine.Command;

/** {@code config}. */
@Command(
        name = "config",
        description = "Check or show the configuration.",
        footer = {"", "Examples:", "  server-manager config check --config new.yaml", "  server-manager config show"},
        subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class},
        synopsisSubcommandLabel = "check|show")
final class ConfigCommand {}
