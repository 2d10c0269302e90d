package io.servermanager.docker.compose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How {@code docker compose up} is called: always detached, never building, never pulling, and never removing
 * containers of services that are no longer in the file.
 *
 * @param services the services; all when empty
 * @param withoutDependencies whether services that they depend on are left alone
 * @param forceRecreate whether containers are made anew even if nothing about them changed
 * @param waitAtMost if present, Compose returns only when all are running and healthy, and fails after this time
 */
public record UpOptions(
        List<String> services, boolean withoutDependencies, boolean forceRecreate, Optional<Duration> waitAtMost) {

    public UpOptions {
        services = List.copyOf(services);
    }

    /** All services; returns as soon as they are started. */
    public static UpOptions all() {
        return new UpOptions(List.of(), false, false, Optional.empty());
    }

    /** These services only, without what they depend on. */
    public static UpOptions only(List<String> services) {
        return new UpOptions(services, true, false, Optional.empty());
    }

    /** The same, but containers are made anew in any case. */
    public UpOptions recreating() {
        return new UpOptions(services, withoutDependencies, true, waitAtMost);
    }

    /** The same, but Compose waits until all are running and healthy. */
    public UpOptions waiting(Duration atMost) {
        return new UpOptions(services, withoutDependencies, forceRecreate, Optional.of(atMost));
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("up", "--detach", "--no-build", "--pull", "never"));
        if (withoutDependencies) {
            arguments.add("--no-deps");
        }
        if (forceRecreate) {
            arguments.add("--force-recreate");
        }
        waitAtMost.ifPresent(time ->
                arguments.addAll(List.of("--wait", "--wait-timeout", String.valueOf(Math.max(1, time.toSeconds())))));
        arguments.addAll(services);
        return arguments;
    }
}
