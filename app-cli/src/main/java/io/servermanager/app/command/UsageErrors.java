package io.servermanager.app.command;

import io.servermanager.engine.plugin.Suggestion;
import io.servermanager.spi.MaintenanceException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in one sentence and with a remedy. */
final class UsageErrors {

    private UsageErrors() {}

    static MaintenanceException of(ParameterException error) {
        CommandLine command = error.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String help = "'" + name + " --help' shows what can be given.";
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched(), command, help);
        }
        if (error instanceof MissingParameterException missing) {
            return usage(missing(name, missing.getMissing()), help);
        }
        return usage(oneSentence(error), help);
    }

    private static String missing(String name, List<ArgSpec> missing) {
        if (missing.isEmpty()) {
            return "'" + name + "' needs a command";
        }
        ArgSpec first = missing.get(0);
        String whoNeedsIt = first instanceof OptionSpec option ? option.longestName() : name;
        return "'" + whoNeedsIt + "' needs " + first.paramLabel();
    }

    private static MaintenanceException unmatched(List<String> unmatched, CommandLine command, String help) {
        String typed = unmatched.get(0);
        String name = command.getCommandSpec().qualifiedName();
        if (typed.startsWith("-")) {
            String option = typed.replaceFirst("=.*", "");
            Collection<String> known = command.getCommandSpec().optionsMap().keySet();
            return usage("'" + name + "' has no option '" + option + "'" + Suggestion.phrase(option, known), help);
        }
        Collection<String> commands = new TreeSet<>(command.getSubcommands().keySet());
        if (!commands.isEmpty()) {
            return usage("There is no command '" + name + " " + typed + "'" + Suggestion.phrase(typed, commands), help);
        }
        return usage("'" + name + "' takes no further argument, but '" + typed + "' was given", help);
    }

    private static String oneSentence(ParameterException error) {
        String message = error.getMessage();
        return message == null
                ? "The command line could not be understood"
                : message.strip().split("\\R", 2)[0];
    }

    private static MaintenanceException usage(String problem, String remedy) {
        return new MaintenanceException(MaintenanceException.Kind.USAGE, problem, remedy);
    }
}
