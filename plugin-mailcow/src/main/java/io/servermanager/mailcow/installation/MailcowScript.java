package io.servermanager.mailcow.installation;

import io.servermanager.docker.DockerSettings;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.spi.Command;
import io.servermanager.spi.ServiceContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How Mailcow's scripts are called: in Mailcow's directory, on the engine of the settings, with the docker command line of
 * the settings first on the path.
 */
public final class MailcowScript {

    private final Path directory;
    private final DockerSettings docker;

    private MailcowScript(Path directory, DockerSettings docker) {
        this.directory = directory;
        this.docker = docker;
    }

    /** The scripts of the Mailcow of this context. */
    public static MailcowScript of(ServiceContext context) {
        return new MailcowScript(
                context.settings(MailcowSettings.class).directory(),
                context.shared(DockerSettings.SECTION, DockerSettings.class));
    }

    /** A script by its path in Mailcow's directory. */
    public Command command(String path) {
        Command command = Command.changes(directory.resolve(path).toString())
                .in(directory)
                .with("PATH", searchPath().value())
                .with("DOCKER_HOST", docker.endpoint().toString());
        Path config = docker.config();
        return config == null ? command : command.with("DOCKER_CONFIG", config.toString());
    }

    /** Where the scripts find their programs. */
    public SearchPath searchPath() {
        List<String> directories = new ArrayList<>();
        Path program = docker.program();
        if (program != null && program.getParent() != null) {
            directories.add(program.getParent().toString());
        }
        directories.add(Objects.requireNonNullElse(System.getenv("PATH"), "/usr/sbin:/usr/bin:/sbin:/bin"));
        return new SearchPath(String.join(":", directories));
    }
}
