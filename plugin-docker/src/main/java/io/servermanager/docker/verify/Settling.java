package io.servermanager.docker.verify;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Waits until the containers of a Compose project have settled. Safe for use by several threads. */
public final class Settling {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final DockerEngine engine;
    private final CommandRunner commands;

    /**
     * Waits with this engine.
     *
     * @param engine is asked for the containers
     * @param commands runs {@code docker logs} for the message about a container that fails
     */
    public Settling(DockerEngine engine, CommandRunner commands) {
        this.engine = engine;
        this.commands = commands;
    }

    /**
     * Returns when all containers that ran before run, are healthy where they have a health check, and stayed so for the
     * settling time.
     *
     * @param project the Compose project's name
     * @param before how the service was; what did not run then is not waited for
     * @param activity is told what is waited for, whenever that changes
     * @throws MaintenanceException of kind {@code FAILED} as soon as it is plain that they do not settle, {@code TIMEOUT}
     *     when it takes too long, {@code UNAVAILABLE} when the engine does not answer until then, {@code STOPPED} when
     *     the person asked to stop
     * @throws InterruptedException when the caller was interrupted
     */
    public void await(String project, Baseline before, SettlingLimits limits, Pace pace, Consumer<String> activity)
            throws InterruptedException {
        Instant begin = pace.now();
        SettlingCheck check = new SettlingCheck(before, limits, begin);
        String told = "";
        while (true) {
            Standing standing = look(check, project, pace, begin.plus(limits.timeout()));
            if (standing instanceof Standing.Settled) {
                return;
            }
            if (standing instanceof Standing.Failed failed) {
                throw problem(failed);
            }
            if (standing instanceof Standing.Waiting waiting
                    && !waiting.activity().equals(told)) {
                told = waiting.activity();
                activity.accept(told);
            }
            pace.pause(BETWEEN_LOOKS);
        }
    }

    private Standing look(SettlingCheck check, String project, Pace pace, Instant end) {
        List<ContainerDetails> containers;
        try {
            containers = BaselineSurvey.containers(engine, project);
        } catch (MaintenanceException failure) {
            // The engine itself may be restarting, after an upgrade of its own.
            if (failure.kind() == Kind.UNAVAILABLE && pace.now().isBefore(end)) {
                return new Standing.Waiting("waiting for the Docker Engine to answer");
            }
            throw failure;
        }
        return check.look(containers, pace.now());
    }

    private MaintenanceException problem(Standing.Failed failed) throws InterruptedException {
        String lastLine = lastLogLine(failed.containerId());
        String sentence = Character.toUpperCase(failed.problem().charAt(0))
                + failed.problem().substring(1)
                + (lastLine.isEmpty() ? "" : "; the last line of its log: " + lastLine);
        return new MaintenanceException(
                failed.late() ? Kind.TIMEOUT : Kind.FAILED,
                sentence.endsWith(".") ? sentence : sentence + ".",
                failed.containerId().isEmpty()
                        ? "Look at the project's containers with 'docker compose ps --all'."
                        : "Look at the log of the container.");
    }

    private String lastLogLine(String containerId) throws InterruptedException {
        if (containerId.isEmpty()) {
            return "";
        }
        String[] last = {""};
        try {
            commands.run(
                    Command.reads("docker", "logs", "--tail", "5", containerId)
                            .with("DOCKER_HOST", engine.host().toString()),
                    line -> last[0] = line.isBlank() ? last[0] : line.strip());
        } catch (MaintenanceException unavailable) {
            return "";
        }
        return last[0];
    }
}
