package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.settings.Configuration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code config show}. */
@Command(
        name = "show",
        description =
                "Show the configuration as it counts: all defaults filled in, secrets masked. It can be saved as a "
                        + "file and read again.")
final class ConfigShowCommand implements AdminCommand {

    @Override
    public ExitCode run(CommandContext context) {
        Configuration configuration = context.engine().configuration();
        if (context.output().manner().json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("source", configuration.source().map(Path::toString));
            object.put("configuration", configuration.view());
            context.output().json(object);
        } else {
            context.output().lines(configuration.yaml().lines().toList());
        }
        return ExitCode.DONE;
    }
}
