package io.servermanager.docker;

import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code docker} of the configuration.
 *
 * @param host where the Docker Engine listens: {@code unix:///path} or {@code tcp://address:port}; when absent the
 *     variable DOCKER_HOST says it, and else it is the usual socket
 * @param program docker's command line; when absent, {@code docker} on the PATH
 * @param config the client's configuration directory, as DOCKER_CONFIG; when absent, the usual one
 */
public record DockerSettings(
        @Nullable URI host,
        @Nullable Path program,
        @Nullable Path config) {

    /** The name of the section. */
    public static final String SECTION = "docker";

    private static final URI USUAL = URI.create("unix:///var/run/docker.sock");

    public DockerSettings {
        if (host != null && !"unix".equals(host.getScheme()) && !"tcp".equals(host.getScheme())) {
            throw new IllegalArgumentException("'" + host + "' must begin with unix:// or tcp://");
        }
        requireAbsolute("program", program);
        requireAbsolute("config", config);
    }

    private static void requireAbsolute(String key, @Nullable Path path) {
        if (path != null && !path.isAbsolute()) {
            throw new IllegalArgumentException(key + " '" + path + "' must be absolute");
        }
    }

    /**
     * Where the engine listens.
     *
     * @throws MaintenanceException of kind {@code CONFIGURATION} when DOCKER_HOST is asked and is not an address
     */
    public URI endpoint() {
        return endpoint(System.getenv());
    }

    URI endpoint(Map<String, String> environment) {
        if (host != null) {
            return host;
        }
        String variable = environment.getOrDefault("DOCKER_HOST", "");
        try {
            return variable.isBlank() ? USUAL : URI.create(variable.strip());
        } catch (IllegalArgumentException e) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.CONFIGURATION,
                    "DOCKER_HOST is '" + variable + "', which is not an address.",
                    "Set it to unix:///path/to/docker.sock, or set docker.host in the configuration.",
                    e);
        }
    }
}
