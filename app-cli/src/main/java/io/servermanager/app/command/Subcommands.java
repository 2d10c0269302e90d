package io.servermanager.app.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The commands that stand under the program's name, in the order in which the help lists them. */
final class Subcommands {

    private static final List<Class<?>> ALL = List.of(
            StatusCommand.class,
            CheckCommand.class,
            StatsCommand.class,
            LogsCommand.class,
            SystemCommand.class,
            DiskCommand.class,
            UpdateCommand.class,
            RollbackCommand.class,
            RestartCommand.class,
            CleanupCommand.class,
            DockerCommand.class,
            BackupCommand.class,
            RunCommand.class,
            SnapshotsCommand.class,
            HistoryCommand.class,
            RecoverCommand.class,
            ConfigCommand.class,
            PluginsCommand.class,
            DemoCommand.class,
            CompletionCommand.class);

    private Subcommands() {}

    /**
     * Adds the commands that these arguments need: the one that the first of them names, or else all. Looking through
     * the options of them all takes longer than most commands do.
     */
    static void addTo(CommandLine program, String... arguments) {
        Optional<Class<?>> only = arguments.length == 0
                ? Optional.empty()
                : ALL.stream().filter(type -> name(type).equals(arguments[0])).findFirst();
        only.map(List::<Class<?>>of).orElse(ALL).forEach(program::addSubcommand);
    }

    private static String name(Class<?> type) {
        return type.getAnnotation(CommandLine.Command.class).name();
    }
}
