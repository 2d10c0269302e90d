package io.servermanager.docker.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The environment in which docker's command line works on the lab's engine. */
final class DockerEnvironment {

    private DockerEnvironment() {}

    static Map<String, String> of(LabDirectory directory, LabTools tools) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DOCKER_HOST", "unix://" + directory.dockerSocket());
        environment.put("DOCKER_CONFIG", directory.dockerConfig().toString());
        // What the user has set for another engine is not for this one.
        environment.put("DOCKER_CONTEXT", "");
        environment.put("DOCKER_TLS_VERIFY", "");
        if (!Programs.ofMachine().has("docker")) {
            String path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/sbin:/usr/bin:/sbin:/bin");
            environment.put("PATH", path + ":" + tools.docker().getParent());
        }
        return Map.copyOf(environment);
    }
}
