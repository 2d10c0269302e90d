package io.servermanager.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is, at one moment.
 *
 * @param health the verdict
 * @param summary one short phrase for people, such as "3 containers running"
 * @param version what the service says of its version, if it says so
 * @param parts the containers or other parts that it consists of
 * @param problems what is wrong, one sentence each, with what to do about it
 */
public record ServiceStatus(
        Health health, String summary, Optional<String> version, List<Part> parts, List<String> problems) {

    public ServiceStatus {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /** A status without version, parts and problems. */
    public static ServiceStatus of(Health health, String summary) {
        return new ServiceStatus(health, summary, Optional.empty(), List.of(), List.of());
    }

    /** The service is not on this host. */
    public static ServiceStatus absent(String summary) {
        return of(Health.ABSENT, summary);
    }

    /** The verdict on a service. */
    public enum Health {
        /** All parts run and all checks pass. */
        HEALTHY,
        /** It is starting and has not been judged yet. */
        STARTING,
        /** It works in part, or something needs to be looked at. */
        DEGRADED,
        /** It does not work. */
        DOWN,
        /** It is not installed: a normal answer. */
        ABSENT,
        /** It could not be found out. */
        UNKNOWN
    }

    /**
     * A part of a service, such as a container.
     *
     * @param name its name within the service
     * @param state its state in the words of what runs it, such as {@code running} or {@code crash loop}
     * @param health the verdict on this part
     * @param details more facts by name, such as {@code image}, {@code uptime}, {@code restarts}
     */
    public record Part(String name, String state, Health health, Map<String, String> details) {
        public Part {
            details = Map.copyOf(details);
        }
    }
}
