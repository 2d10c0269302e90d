package io.servermanager.docker.engine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What Docker Compose writes on its containers, Compose v1 as well as v2.
 *
 * @param labels all labels of a container
 */
public record ComposeLabels(Map<String, String> labels) {

    /** The project's name. */
    public static final String PROJECT = "com.docker.compose.project";

    /** The service's name. */
    public static final String SERVICE = "com.docker.compose.service";

    /** {@code True} for a container of {@code docker compose run}. */
    public static final String ONE_OFF = "com.docker.compose.oneoff";

    /** The number of the container in its service, from 1. */
    public static final String NUMBER = "com.docker.compose.container-number";

    /** The project's directory, absolute, as it was written. */
    public static final String WORKING_DIRECTORY = "com.docker.compose.project.working_dir";

    /** What it depends on: {@code service:condition:restart}, separated by commas. */
    public static final String DEPENDS_ON = "com.docker.compose.depends_on";

    public ComposeLabels {
        labels = Map.copyOf(labels);
    }

    /** The project's name; empty for a container that Compose did not make. */
    public Optional<String> project() {
        return Optional.ofNullable(labels.get(PROJECT));
    }

    /** The service's name. */
    public Optional<String> service() {
        return Optional.ofNullable(labels.get(SERVICE));
    }

    /** Whether it is a container of {@code docker compose run}. */
    public boolean oneOff() {
        return "true".equalsIgnoreCase(labels.getOrDefault(ONE_OFF, ""));
    }

    /** The number of the container in its service; 1 if it does not say. */
    public int number() {
        String number = labels.getOrDefault(NUMBER, "");
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 1;
    }

    /** The project's directory as it was written when the container was made. */
    public Optional<Path> workingDirectory() {
        try {
            return Optional.ofNullable(labels.get(WORKING_DIRECTORY)).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether this container waits for {@code service} to end well before it starts. */
    public boolean waitsForEndOf(String service) {
        for (String dependency : labels.getOrDefault(DEPENDS_ON, "").split(",")) {
            if (dependency.startsWith(service + ":service_completed_successfully")) {
                return true;
            }
        }
        return false;
    }
}
