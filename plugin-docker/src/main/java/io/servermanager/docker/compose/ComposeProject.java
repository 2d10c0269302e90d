package io.servermanager.docker.compose;

import static io.servermanager.spi.MaintenanceException.Kind.FAILED;
import static io.servermanager.spi.MaintenanceException.Kind.NOT_INSTALLED;
import static io.servermanager.spi.MaintenanceException.Kind.PRECONDITION;

import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Compose project in a directory, driven by {@code docker compose}. Its commands go to the engine that it was given.
 * Immutable; as safe for several threads as its engine and its runner.
 *
 * <p>Besides what each method says, all throw what {@link DockerEngine} and {@link CommandRunner} throw, and
 * {@code UNAVAILABLE} when Compose is missing, or only version 1 is there.
 */
public final class ComposeProject {

    private final Path directory;
    private final DockerEngine engine;
    private final ComposeCommands commands;
    private final Optional<String> fixedName;

    /**
     * The project in {@code directory}, which need not exist.
     *
     * @param directory absolute
     */
    public ComposeProject(Path directory, DockerEngine engine, CommandRunner runner) {
        this(directory, engine, new ComposeCommands(directory, engine.host(), runner), Optional.empty());
    }

    private ComposeProject(Path directory, DockerEngine engine, ComposeCommands commands, Optional<String> fixedName) {
        this.directory = directory;
        this.engine = engine;
        this.commands = commands;
        this.fixedName = fixedName;
    }

    /**
     * The same project under this name, whatever its containers or its file say: a project that is started from a
     * restored directory must keep its name, or it gets new, empty volumes.
     */
    public ComposeProject named(String name) {
        return new ComposeProject(directory, engine, commands, Optional.of(name));
    }

    /** Its directory. */
    public Path directory() {
        return directory;
    }

    /** Its engine. */
    public DockerEngine engine() {
        return engine;
    }

    /** Its Compose file, in the directory itself; empty when the project is not installed. */
    public Optional<Path> file() {
        return ComposeFile.in(directory);
    }

    /**
     * Its Compose file.
     *
     * @throws MaintenanceException of kind {@code NOT_INSTALLED} when there is none
     */
    public Path requireInstalled() {
        return file().orElseThrow(() -> new MaintenanceException(
                NOT_INSTALLED,
                "There is no Compose file in " + directory + ".",
                "Set 'directory' of the service to where docker-compose.yml or compose.yaml is."));
    }

    /**
     * The version of Compose.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} when there is none, or one that is too old
     */
    public ComposeVersion requireCompose() throws InterruptedException {
        return commands.requireVersion();
    }

    /**
     * The project's name: that under which its containers were made, running ones first, else Compose's own choice.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} when containers of several projects were made from
     *     this directory, and Compose's own choice is none of them
     */
    public String name() throws InterruptedException {
        if (fixedName.isPresent()) {
            return fixedName.get();
        }
        List<String> names = new ProjectContainers(engine.composeContainers()).namesOf(directory);
        if (names.size() == 1) {
            return names.get(0);
        }
        String own = config(Optional.empty()).name();
        if (names.isEmpty() || names.contains(own)) {
            return own;
        }
        throw new MaintenanceException(
                PRECONDITION,
                "Containers of several Compose projects were made from " + directory + ": " + String.join(", ", names)
                        + ".",
                "Remove those of the project that is not wanted: docker compose -p NAME down");
    }

    /** All its containers, stopped ones included, without those of {@code docker compose run}. */
    public List<ContainerSummary> containers() throws InterruptedException {
        return engine.containers(name()).stream()
                .filter(container -> !container.compose().oneOff())
                .toList();
    }

    /**
     * Its Compose file as Compose resolves it.
     *
     * @throws MaintenanceException of kind {@code NOT_INSTALLED} without a file, {@code PRECONDITION} when Compose
     *     refuses the file
     */
    public ComposeConfig config() throws InterruptedException {
        return config(fixedName);
    }

    private ComposeConfig config(Optional<String> name) throws InterruptedException {
        Path file = requireInstalled();
        CommandResult result = commands.runner().run(commands.reads(name, List.of("config", "--format", "json")));
        if (!result.succeeded()) {
            requireCompose();
            throw refused(file, result.lastWords(), null);
        }
        try {
            return ComposeConfigJson.parse(result.stdout());
        } catch (IllegalArgumentException e) {
            throw refused(file, "its answer cannot be read", e);
        }
    }

    private MaintenanceException refused(Path file, String words, @Nullable Throwable cause) {
        return new MaintenanceException(
                PRECONDITION,
                "Compose refuses " + file + ": " + words,
                "Correct the file; 'docker compose config' in " + directory + " checks it.",
                cause);
    }

    /** Its containers as {@code docker compose ps --all} lists them. */
    public List<ComposeContainer> ps() throws InterruptedException {
        CommandResult result =
                run(commands.reads(Optional.of(name()), List.of("ps", "--all", "--format", "json")), line -> {});
        try {
            return ComposePs.parse(result.stdout());
        } catch (IllegalArgumentException e) {
            throw new MaintenanceException(
                    FAILED, "The answer of '" + result.command() + "' cannot be read.", "Upgrade Docker Compose.", e);
        }
    }

    /**
     * Pulls the images of services that are not built here.
     *
     * @param services their names; all when empty
     * @param lines gets the output as it comes
     * @throws MaintenanceException of the kind that {@link PullFailure} tells
     */
    public void pull(List<String> services, Consumer<String> lines) throws InterruptedException {
        List<String> pulled = config().services().values().stream()
                .filter(service -> !service.built() && service.image().isPresent())
                .map(ComposeConfig.Service::name)
                .filter(name -> services.isEmpty() || services.contains(name))
                .sorted()
                .toList();
        if (pulled.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("pull"));
        arguments.addAll(pulled);
        CommandResult result = commands.runner().run(commands.changes(Optional.of(name()), arguments), lines);
        if (!result.succeeded()) {
            requireCompose();
            throw PullFailure.error(result);
        }
    }

    /** Makes what is missing or changed, and starts all; never pulls. */
    public void up(UpOptions options, Consumer<String> lines) throws InterruptedException {
        run(commands.changes(Optional.of(name()), options.arguments()), lines);
    }

    /** Stops all containers, each within its own grace period; they stay. */
    public void stop(Consumer<String> lines) throws InterruptedException {
        run(commands.changes(Optional.of(name()), List.of("stop")), lines);
    }

    /** Restarts the containers of these services as they are; of all when empty. */
    public void restart(List<String> services, Consumer<String> lines) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("restart"));
        arguments.addAll(services);
        run(commands.changes(Optional.of(name()), arguments), lines);
    }

    /** Starts the containers that are there, as they are. */
    public void start(Consumer<String> lines) throws InterruptedException {
        run(commands.changes(Optional.of(name()), List.of("start")), lines);
    }

    /** Stops and removes containers and networks; volumes and images stay. */
    public void down(Duration grace, Consumer<String> lines) throws InterruptedException {
        run(commands.changes(Optional.of(name()), List.of("down", "--timeout", seconds(grace))), lines);
    }

    /** Stops and removes containers; networks, volumes and images stay. */
    public void removeContainers(Consumer<String> lines) throws InterruptedException {
        run(commands.changes(Optional.of(name()), List.of("rm", "--force", "--stop")), lines);
    }

    private CommandResult run(Command command, Consumer<String> lines) throws InterruptedException {
        requireInstalled();
        CommandResult result = commands.runner().run(command, lines);
        if (!result.succeeded()) {
            requireCompose();
        }
        return result.orThrow();
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(0, duration.toSeconds()));
    }
}
