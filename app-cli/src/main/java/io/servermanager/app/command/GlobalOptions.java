package io.servermanager.app.command;

import io.servermanager.app.output.Manner;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its own. */
public final class GlobalOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            order = 100,
            description = "The configuration; without this option /etc/server-manager/config.yaml, if it is there.")
    private Optional<Path> configuration = Optional.empty();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            order = 101,
            description = "Print results, events and errors as JSON, one object a line, on standard output.")
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, order = 102, description = "Leave out progress and notices.")
    private boolean quiet;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            order = 103,
            description = "No colours; the variable NO_COLOR says the same.")
    private boolean noColour;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            order = 104,
            description = "Log what happens inside to standard error, and errors with stack traces.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 105,
            description = "Show this help.")
    private boolean help;

    /** The configuration that was named, if one was. */
    public Optional<Path> configuration() {
        return configuration;
    }

    /** How the user wants to be told. */
    public Manner manner() {
        return new Manner(json, quiet, debug, !noColour);
    }
}
