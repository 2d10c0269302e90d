package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.settings.Configuration;
import io.servermanager.engine.settings.ConfiguredService;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code config check}. */
@Command(
        name = "check",
        description = "Check the configuration: all problems at once, each with line and column.",
        footer = {"", "Exit codes: 0 it is right, 2 it is not."})
final class ConfigCheckCommand implements AdminCommand {

    @Override
    public ExitCode run(CommandContext context) {
        Configuration configuration = context.engine().configuration();
        Optional<String> source = configuration.source().map(Path::toString);
        List<String> services =
                configuration.services().stream().map(ConfiguredService::name).toList();
        if (context.output().manner().json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("valid", true);
            object.put("source", source);
            object.put("services", services);
            context.output().json(object);
        } else {
            context.output()
                    .lines(List.of(source.map(file -> file + " is right")
                                    .orElse("There is no configuration file, so all is default")
                            + "; services: " + String.join(", ", services)));
        }
        return ExitCode.DONE;
    }
}
