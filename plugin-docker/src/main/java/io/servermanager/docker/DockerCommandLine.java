package io.servermanager.docker;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs commands; those of {@code docker} with the program, the engine and the client's configuration of the settings.
 * As safe for several threads as the runner behind it.
 *
 * @param settings the section {@code docker}
 * @param delegate runs the commands
 */
public record DockerCommandLine(DockerSettings settings, CommandRunner delegate) implements CommandRunner {

    @Override
    public CommandResult run(Command command, Consumer<String> lines) throws InterruptedException {
        return delegate.run(command.arguments().get(0).equals("docker") ? ours(command) : command, lines);
    }

    private Command ours(Command command) {
        List<String> arguments = new ArrayList<>(command.arguments());
        Optional.ofNullable(settings.program()).map(Path::toString).ifPresent(program -> arguments.set(0, program));
        Command complete = new Command(
                        arguments,
                        command.effect(),
                        command.environment(),
                        command.directory(),
                        command.expected(),
                        command.longest(),
                        command.ending())
                .with("DOCKER_HOST", settings.endpoint().toString());
        Path config = settings.config();
        return config == null ? complete : complete.with("DOCKER_CONFIG", config.toString());
    }
}
