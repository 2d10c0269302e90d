package io.servermanager.nginx.verify;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.time.Duration;

/**
 * What nginx says of its own configuration ({@code nginx -t} in the container). Part of a fact: the names of its
 * components are a file format.
 *
 * @param result its verdict
 * @param words what it says against it; empty unless it refuses
 */
public record NginxTest(Result result, String words) {

    /**
     * Asks it.
     *
     * @param engine where the Docker Engine listens
     * @param containerId the container of nginx Proxy Manager
     * @throws InterruptedException when the caller was interrupted
     */
    public static NginxTest of(URI engine, String containerId, CommandRunner commands) throws InterruptedException {
        Command test = Command.reads("docker", "exec", containerId, "nginx", "-t")
                .with("DOCKER_HOST", engine.toString())
                .within(Duration.ofSeconds(5), Duration.ofSeconds(30));
        CommandResult result;
        try {
            result = commands.run(test);
        } catch (MaintenanceException notTold) {
            return new NginxTest(Result.NOT_TOLD, "");
        }
        if (result.succeeded()) {
            return new NginxTest(Result.PASSES, "");
        }
        // Without such a program, or when the container does not run, it is docker or the runtime that speaks.
        return result.stderr()
                .lines()
                .filter(line -> line.startsWith("nginx: [emerg]") || line.startsWith("nginx: [alert]"))
                .findFirst()
                .map(line -> new NginxTest(Result.REFUSES, line.strip()))
                .orElse(new NginxTest(Result.NOT_TOLD, ""));
    }

    /** The verdicts. */
    public enum Result {
        /** The configuration is fine. */
        PASSES,
        /** It is not. */
        REFUSES,
        /** There is no nginx in the container, or it could not be asked. */
        NOT_TOLD
    }
}
