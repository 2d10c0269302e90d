package io.servermanager.docker.lab;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * containerd and dockerd with all that they own in the lab's directory. They live in a mount namespace of their own, in
 * which {@code /run} is a directory of the lab: containerd's shims and dockerd use fixed paths there, which belong to
 * the machine's own engine. Their mounts end with the last of their processes.
 */
final class PrivateEngine {

    private static final Duration START = Duration.ofSeconds(60);

    private final LabDirectory directory;
    private final LabTools tools;
    private final CommandRunner commands;
    private final AddressPool networks;

    private @Nullable LabDaemon containerd;
    private @Nullable LabDaemon dockerd;

    PrivateEngine(LabDirectory directory, LabTools tools, CommandRunner commands, AddressPool networks) {
        this.directory = directory;
        this.tools = tools;
        this.commands = commands;
        this.networks = networks;
    }

    void start() throws IOException, InterruptedException {
        if (containerd == null || !containerd.isAlive()) {
            startContainerd();
        }
        startDockerd();
    }

    /** Ends dockerd as its service would be ended, containers first; containerd stays. */
    void stop() {
        if (dockerd != null) {
            dockerd.terminate();
        }
    }

    /** A command that runs {@code program} where the engine's daemons live. */
    Command inside(Path program, String... arguments) {
        LabDaemon host = containerd;
        if (host == null) {
            throw new IllegalStateException("containerd was not started");
        }
        return daemon(tools.busybox(), "nsenter", "-t", Long.toString(host.pid()), "-m", "-F", program.toString())
                .and(arguments);
    }

    private void startContainerd() throws IOException, InterruptedException {
        Files.createDirectories(directory.run());
        Path configuration = directory.sub("containerd.toml");
        Files.writeString(configuration, containerdConfiguration());
        Command command = daemon(tools.busybox(), "unshare", "-m", "--propagation", "slave")
                .and(tools.engineProgram("containerd").toString(), "--config", configuration.toString());
        containerd = LabDaemon.start("containerd", command, directory);
        containerd.await(START, () -> Files.exists(directory.containerdSocket()));
        commands.run(inside(
                        tools.busybox(), "mount", "-o", "bind", directory.run().toString(), "/run"))
                .orThrow();
    }

    private void startDockerd() throws IOException, InterruptedException {
        Path configuration = directory.sub("daemon.json");
        // Before 25 dockerd kept a key in /etc/docker; later ones ignore the setting. There is no flag for it.
        Files.writeString(configuration, "{\"deprecated-key-path\": \"" + directory.sub("key.json") + "\"}\n");
        List<String> arguments = new ArrayList<>(List.of(
                // Without its own file dockerd reads the machine's /etc/docker/daemon.json.
                "--config-file=" + configuration,
                "--host=unix://" + directory.dockerSocket(),
                "--data-root=" + directory.engineData(),
                // In the namespace's own /run: the path of a socket in it must stay short.
                "--exec-root=/run/docker",
                "--pidfile=" + directory.sub("docker.pid"),
                "--containerd=" + directory.containerdSocket(),
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false",
                "--ip-forward=false",
                "--ip-masq=false",
                "--userland-proxy-path=" + tools.engineProgram("docker-proxy"),
                "--default-address-pool=" + networks.argument(),
                "--exec-opt=native.cgroupdriver=cgroupfs",
                "--cgroup-parent=/" + directory.name()));
        Command command = inside(tools.engineProgram("dockerd"), arguments.toArray(String[]::new));
        LabDaemon started = LabDaemon.start("dockerd", command, directory);
        dockerd = started;
        started.await(START, () -> EnginePing.answers(directory.dockerSocket()));
    }

    private Command daemon(Path program, String... arguments) {
        Command command = Command.changes(program.toString()).and(arguments);
        for (var variable : tools.daemonEnvironment().entrySet()) {
            command = command.with(variable.getKey(), variable.getValue());
        }
        return command;
    }

    /** The format is that of containerd-config.toml(5), version 2, which containerd 1.3 to 2.x read. */
    private String containerdConfiguration() {
        return String.join(
                "\n",
                "version = 2",
                "root = \"" + directory.sub("containerd/root") + "\"",
                "state = \"" + directory.sub("containerd/state") + "\"",
                // Kubernetes' interface, and one that since 2.0 listens below /run.
                "disabled_plugins = [\"io.containerd.grpc.v1.cri\", \"io.containerd.nri.v1.nri\"]",
                "[grpc]",
                "  address = \"" + directory.containerdSocket() + "\"",
                "");
    }
}
