package io.servermanager.app.command;

import io.servermanager.app.output.DemoView;
import io.servermanager.app.output.ExitCode;
import io.servermanager.app.run.StopSignals;
import io.servermanager.engine.plugin.Suggestion;
import io.servermanager.spi.Demonstration;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServicePlugin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}. */
@Command(
        name = "demo",
        description = {
            "Show on a service of its own what the program does.",
            "",
            "Everything is real, lies in one temporary directory, listens on this host alone, and is taken down at the "
                    + "end, also after Ctrl-C. The services of this host are not touched."
        },
        footer = {
            "",
            "Examples:",
            "  server-manager demo",
            "  server-manager demo --keep",
            "  server-manager demo --remove /tmp/server-manager-demo-1234/lab"
        })
final class DemoCommand implements AdminCommand {

    @Parameters(paramLabel = "PLUGIN", arity = "0..1", description = "Whose demonstration; without this the first.")
    private Optional<String> plugin = Optional.empty();

    @Option(names = "--keep", description = "Leave it up at the end, and say how to go on with it.")
    private boolean keep;

    @Option(
            names = "--remove",
            paramLabel = "DIRECTORY",
            description = "Take down what was kept there, and do no more.")
    private Optional<Path> removed = Optional.empty();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        Map<String, Demonstration> known = new LinkedHashMap<>();
        for (ServicePlugin candidate : context.engine().plugins().all()) {
            if (candidate instanceof Demonstration demonstration) {
                known.put(candidate.id(), demonstration);
            }
        }
        Demonstration chosen = choose(known);
        context.consent().checkRoot();
        if (removed.isPresent()) {
            Theatre.remove(chosen, removed.get());
            context.output().removed(removed.get().toString());
            return ExitCode.DONE;
        }
        DemoView view = new DemoView(context.output());
        view.title(chosen.demonstrationTitle());
        Thread thread = Thread.currentThread();
        AtomicBoolean mayBeInterrupted = new AtomicBoolean(true);
        Runnable stop = () -> {
            context.output().warn("stopping; what was started is taken down, please wait");
            if (mayBeInterrupted.getAndSet(false)) {
                thread.interrupt();
            }
        };
        try (StopSignals signals = new StopSignals(stop);
                Theatre theatre = Theatre.open(chosen, keep, mayBeInterrupted, view)) {
            return view.end(theatre.play(context.program()));
        }
    }

    private Demonstration choose(Map<String, Demonstration> known) {
        Demonstration chosen = plugin.isPresent()
                ? known.get(plugin.get())
                : known.values().stream().findFirst().orElse(null);
        if (chosen == null) {
            String wanted = plugin.map(id ->
                            "The plugin '" + id + "' has no demonstration" + Suggestion.phrase(id, known.keySet()))
                    .orElse("No plugin has a demonstration");
            throw new MaintenanceException(
                    Kind.USAGE,
                    wanted,
                    known.isEmpty()
                            ? "'server-manager plugins' lists the plugins."
                            : "These have one: " + String.join(", ", known.keySet()) + ".");
        }
        return chosen;
    }
}
