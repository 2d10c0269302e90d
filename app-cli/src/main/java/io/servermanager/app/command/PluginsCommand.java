package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.PluginView;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.plugin.PluginProblem;
import io.servermanager.spi.ServicePlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code plugins}. */
@Command(
        name = "plugins",
        description = "Show which plugins there are, where they come from, and what could not be loaded.",
        footer = {"", "Example:", "  server-manager plugins --json"})
final class PluginsCommand implements AdminCommand {

    @Override
    public ExitCode run(CommandContext context) {
        ServerManager engine = context.engine();
        List<PluginView> views = engine.plugins().all().stream()
                .map(plugin -> view(engine, plugin))
                .toList();
        List<PluginProblem> problems = engine.plugins().problems();
        if (context.output().manner().json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("plugins", views);
            object.put("problems", problems);
            context.output().json(object);
        } else {
            context.output().lines(PluginView.lines(views, context.output().style()));
            problems.forEach(problem ->
                    context.output().warn(context.output().errorStyle().warning() + " " + problem));
        }
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static PluginView view(ServerManager engine, ServicePlugin plugin) {
        return new PluginView(
                plugin.id(), plugin.title(), engine.plugins().origin(plugin.id()), plugin.presentByDefault());
    }
}
