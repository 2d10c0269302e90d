package io.servermanager.docker.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Compose file as Compose itself resolved it, with overrides and variables in place.
 *
 * @param name the project's name
 * @param services its services by name
 * @param volumes its named volumes by their key in the file
 */
public record ComposeConfig(String name, Map<String, Service> services, Map<String, Volume> volumes) {

    public ComposeConfig {
        services = Map.copyOf(services);
        volumes = Map.copyOf(volumes);
    }

    /** The images that are pulled: of services that have an image and are not built here. */
    public List<String> pulledImages() {
        return services.values().stream()
                .filter(service -> !service.built())
                .flatMap(service -> service.image().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * A service.
     *
     * @param name its name
     * @param image the reference of its image; a service that is built may have none
     * @param built whether the image is built here
     * @param pullPolicy {@code always}, {@code missing}, ...; empty if not said
     * @param mounts what it mounts
     * @param ports the ports that it publishes
     * @param healthCheck whether the file gives it a health check
     * @param dependsOn the services that are started before it, with what is waited for
     */
    public record Service(
            String name,
            Optional<String> image,
            boolean built,
            Optional<String> pullPolicy,
            List<ServiceMount> mounts,
            List<ServicePort> ports,
            boolean healthCheck,
            Map<String, String> dependsOn) {

        public Service {
            mounts = List.copyOf(mounts);
            ports = List.copyOf(ports);
            dependsOn = Map.copyOf(dependsOn);
        }
    }

    /**
     * A mount of a service.
     *
     * @param type {@code bind}, {@code volume}, {@code tmpfs}, ...
     * @param source the host's path of a bind mount, the key of a volume; empty for an anonymous volume
     * @param target where it is in the container
     * @param readOnly whether the container may only read it
     */
    public record ServiceMount(String type, Optional<String> source, Path target, boolean readOnly) {}

    /**
     * A port of a service.
     *
     * @param hostAddress the address on the host; empty for all
     * @param published the port on the host, or a range; empty when the engine chooses one
     * @param target the port in the container
     * @param protocol {@code tcp} or {@code udp}
     */
    public record ServicePort(String hostAddress, String published, int target, String protocol) {}

    /**
     * A named volume.
     *
     * @param key its name in the file
     * @param name its name for the engine
     * @param external whether Compose leaves its making to others
     * @param driver its driver, if not the engine's usual one
     */
    public record Volume(String key, String name, boolean external, Optional<String> driver) {}
}
