package io.servermanager.docker.compose;

import static io.servermanager.spi.MaintenanceException.Kind.UNAVAILABLE;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes and runs {@code docker compose} commands for one directory. */
final class ComposeCommands {

    private final Path directory;
    private final URI host;
    private final CommandRunner runner;

    ComposeCommands(Path directory, URI host, CommandRunner runner) {
        this.directory = directory;
        this.host = host;
        this.runner = runner;
    }

    Command reads(Optional<String> project, List<String> arguments) {
        return complete(Command.reads("docker", "compose"), project, arguments);
    }

    Command changes(Optional<String> project, List<String> arguments) {
        return complete(Command.changes("docker", "compose"), project, arguments);
    }

    private Command complete(Command command, Optional<String> project, List<String> arguments) {
        Command inDirectory = command.and("--ansi", "never", "--project-directory", directory.toString())
                .in(directory)
                .with("DOCKER_HOST", host.toString());
        return project.map(name -> inDirectory.and("--project-name", name))
                .orElse(inDirectory)
                .and(arguments.toArray(String[]::new));
    }

    CommandRunner runner() {
        return runner;
    }

    /** The version of Compose; throws if there is none that can be driven. */
    ComposeVersion requireVersion() throws InterruptedException {
        CommandResult result;
        try {
            result = runner.run(
                    Command.reads("docker", "compose", "version", "--short").with("DOCKER_HOST", host.toString()));
        } catch (MaintenanceException e) {
            if (e.kind() == UNAVAILABLE) {
                throw new MaintenanceException(
                        UNAVAILABLE,
                        "The program 'docker' cannot be started.",
                        "Install Docker with its command line and Compose v2.",
                        e);
            }
            throw e;
        }
        ComposeVersion version = ComposeVersion.parse(result.stdout())
                .filter(parsed -> result.succeeded())
                .orElseThrow(() -> new MaintenanceException(
                        UNAVAILABLE,
                        "Docker Compose v2 is missing: 'docker compose version' answers '" + result.lastWords() + "'.",
                        remedy()));
        if (version.compareTo(ComposeVersion.OLDEST) < 0) {
            throw new MaintenanceException(
                    UNAVAILABLE,
                    "Docker Compose " + version + " is too old: " + ComposeVersion.OLDEST + " is needed.",
                    remedy());
        }
        return version;
    }

    private static String remedy() {
        return "Install docker-compose-plugin (Docker's packages), docker-compose-v2 (Ubuntu) or docker-compose 2"
                + " (Debian 13); the command docker-compose 1.x does not suffice.";
    }
}
