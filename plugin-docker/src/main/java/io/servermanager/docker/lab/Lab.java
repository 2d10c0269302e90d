package io.servermanager.docker.lab;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A private Docker Engine, a registry and Docker Compose, all under one directory, all on loopback. The machine's own
 * engine, its networks, its packet filter and its directories are not touched; programs that the machine lacks are
 * downloaded from its distribution into a cache and not installed.
 *
 * <p>A lab ends with {@link #close()}, and when this program ends; what a program leaves that is killed is taken away by
 * {@link #sweep(Path)}, which every start of a lab calls. Needs root. Starting and stopping parts is for one thread at
 * a time; everything else is safe for use by several threads.
 */
public final class Lab implements AutoCloseable {

    private final LabDirectory directory;
    private final LabTools tools;
    private final PrivateEngine engine;
    private final PrivateRegistry registry;
    private final LabEnding ending;
    private final HostCommandRunner commands;
    private final SampleImages images;

    private Lab(LabDirectory directory, LabTools tools, LabEnding ending) {
        CommandRunner plain = new HostCommandRunner();
        this.directory = directory;
        this.tools = tools;
        this.ending = ending;
        this.engine = new PrivateEngine(directory, tools, plain, AddressPool.any());
        this.registry = new PrivateRegistry(directory, tools.registry(), engine);
        this.commands = new HostCommandRunner().withEnvironment(DockerEnvironment.of(directory, tools));
        this.images = new SampleImages(registry.address(), tools.busybox());
    }

    /** Why a lab cannot run here, in one sentence; empty if nothing is known that speaks against it. */
    public static Optional<String> unsupportedReason() {
        return LabSupport.missing();
    }

    /**
     * Starts a lab; the first on a machine downloads about 95 MB, later ones take about a second. Takes away what
     * killed labs left in the same parent directory.
     *
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} when this is not root, {@code UNAVAILABLE} when a
     *     program cannot be had, {@code FAILED} or {@code TIMEOUT} when a daemon does not start: its last words are in
     *     the message, and nothing is left behind
     */
    public static Lab start(LabOptions options) throws InterruptedException {
        LabSupport.missing().ifPresent(reason -> {
            throw new MaintenanceException(
                    MaintenanceException.Kind.NOT_PERMITTED, "A lab cannot run here: " + reason, "Run it as root.");
        });
        sweep(options.parent());
        CommandRunner plain = new HostCommandRunner();
        LabTools tools = new ToolBox(
                        new PackageCache(options.toolCache(), plain, options.progress()), plain, OsRelease.ofMachine())
                .prepare();
        LabDirectory directory = LabSetup.create(options.parent(), tools);
        Lab lab = new Lab(directory, tools, LabEnding.of(directory, plain));
        try {
            lab.startEngine();
            lab.startRegistry();
            return lab;
        } catch (RuntimeException | InterruptedException failure) {
            lab.close();
            throw failure;
        }
    }

    /**
     * Takes away labs whose program ended without taking them away. Labs of programs that still run, and those that
     * were {@linkplain #keep() kept}, stay.
     *
     * @param parent the directory in which the labs were started
     * @return how many
     */
    public static int sweep(Path parent) throws InterruptedException {
        return LabSweep.sweep(parent, new HostCommandRunner());
    }

    /**
     * Takes a lab away, whoever it belongs to, such as one that was kept. Does nothing if it is gone.
     *
     * @throws MaintenanceException of kind {@code USAGE} when {@code directory} is no lab's
     */
    public static void remove(Path directory) throws InterruptedException {
        LabSweep.remove(directory, new HostCommandRunner());
    }

    /** The directory that holds all of the lab. */
    public Path directory() {
        return directory.root();
    }

    /** The engine's socket, a {@code unix} URI, as {@code DOCKER_HOST} takes it. */
    public URI dockerHost() {
        return URI.create("unix://" + directory.dockerSocket());
    }

    /** The variables with which the docker command line, Compose and this program work on the lab's engine. */
    public Map<String, String> environment() {
        return DockerEnvironment.of(directory, tools);
    }

    /** The registry's address, host and port, as the first part of an image's name. */
    public String registry() {
        return registry.address();
    }

    /** Runs commands with the {@link #environment()}. */
    public CommandRunner commands() {
        return commands;
    }

    /** A docker command; give it to {@link #commands()}. */
    public Command docker(String... arguments) {
        return Command.changes(tools.docker().toString()).and(arguments);
    }

    /** Docker's command line. */
    public Path dockerProgram() {
        return tools.docker();
    }

    /** The client's configuration directory, which knows Compose v2. */
    public Path dockerConfig() {
        return directory.dockerConfig();
    }

    /** Sample images for the registry. */
    public SampleImages images() {
        return images;
    }

    /** Ends dockerd as its service would be ended; containers stop, and those that should restart do so with it. */
    public void stopEngine() {
        engine.stop();
    }

    /** Starts dockerd and returns when it answers. */
    public void startEngine() throws InterruptedException {
        try {
            engine.start();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Ends the registry; its images stay. */
    public void stopRegistry() {
        registry.stop();
    }

    /** Starts the registry, at the same address as before, and returns when it answers. */
    public void startRegistry() throws InterruptedException {
        try {
            registry.start();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Lets the lab live on after this program; {@link #close()} does nothing from now on. */
    public void keep() {
        ending.keep();
    }

    /** Ends containers and daemons, removes networks, mounts and the directory. Does nothing the second time. */
    @Override
    public void close() {
        ending.end();
    }

    private MaintenanceException unwritable(IOException failure) {
        return new MaintenanceException(
                MaintenanceException.Kind.FAILED,
                "The lab cannot write to " + directory.root() + ": " + failure.getMessage() + ".",
                "Make room there, or choose another directory.",
                failure);
    }
}
