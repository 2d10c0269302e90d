package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.Manner;
import io.servermanager.app.output.Output;
import io.servermanager.app.output.Surroundings;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** From arguments to an exit code. Nothing but the command itself is made before the arguments are understood. */
public final class CommandLineInterface {

    private final Surroundings surroundings;
    private final Function<GlobalOptions, CommandContext> contexts;

    /**
     * An interface.
     *
     * @param contexts makes what a command may use; called only if a command is run
     */
    public CommandLineInterface(Surroundings surroundings, Function<GlobalOptions, CommandContext> contexts) {
        this.surroundings = surroundings;
        this.contexts = contexts;
    }

    /** Runs one command. */
    public ExitCode run(String... arguments) {
        ServerManagerCommand root = new ServerManagerCommand();
        CommandLine commandLine = commandLine(root, arguments);
        try {
            ParseResult parsed = commandLine.parseArgs(arguments);
            if (CommandLine.executeHelpRequest(parsed) != null) {
                return ExitCode.DONE;
            }
            return run(parsed, root.options());
        } catch (ParameterException wrong) {
            return early(arguments).error(UsageErrors.of(wrong));
        }
    }

    /**
     * The commands with their options, as far as the arguments need them; without arguments all: what completion and
     * manual pages are made from.
     */
    CommandLine commandLine(ServerManagerCommand root, String... arguments) {
        PrintWriter out = new PrintWriter(surroundings.out(), true);
        CommandLine commandLine = new CommandLine(root);
        Subcommands.addTo(commandLine, arguments);
        commandLine
                .setOut(out)
                .setErr(new PrintWriter(surroundings.err(), true))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(early().style().colour() ? Ansi.ON : Ansi.OFF))
                .setAbbreviatedOptionsAllowed(false);
        int width = early().style().width();
        commandLine.setUsageHelpWidth(Math.max(60, Math.min(width, 100)));
        return commandLine;
    }

    private ExitCode run(ParseResult parsed, GlobalOptions options) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine chosen = last.commandSpec().commandLine();
        if (!(chosen.getCommand() instanceof AdminCommand command)) {
            throw new CommandLine.MissingParameterException(chosen, List.of(), "a command is missing");
        }
        try (CommandContext context = contexts.apply(options)) {
            return run(command, context);
        }
    }

    private static ExitCode run(AdminCommand command, CommandContext context) {
        Output output = context.output();
        try {
            if (command.tellsOfInterruptedRuns()) {
                InterruptedRunNotice.tell(context);
            }
            return command.run(context);
        } catch (MaintenanceException known) {
            return output.error(known);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return output.error(new MaintenanceException(Kind.STOPPED, "The program was interrupted", ""));
        } catch (RuntimeException | LinkageError unexpected) {
            return output.error(new MaintenanceException(
                    Kind.FAILED,
                    "Something that should not happen did: " + unexpected,
                    "Run it with --debug to see where, and report it.",
                    unexpected));
        }
    }

    /** The output for what happens before the options are known. */
    private Output early(String... arguments) {
        return new Output(surroundings, Manner.guessedFrom(arguments), device -> 0);
    }
}
