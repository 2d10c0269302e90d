package io.servermanager.nginx;

import io.servermanager.docker.SnapshotSettings;
import io.servermanager.docker.VerifySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of nginx Proxy Manager.
 *
 * @param directory where the Compose file is; {@code /root/nginx} when absent
 * @param api where the admin API answers, with the slash at its end; port 81 of loopback when absent
 * @param snapshots where snapshots are kept, and how many
 * @param verify how it is judged after a change
 * @param health addresses that must answer when it is well, such as sites that it serves
 * @param ignoreMounts host directories that snapshots leave out although they are mounted in a container
 * @param service the Compose service that is nginx Proxy Manager; when absent it is told by its image
 */
public record NginxSettings(
        Path directory,
        URI api,
        SnapshotSettings snapshots,
        VerifySettings verify,
        List<URI> health,
        List<Path> ignoreMounts,
        Optional<String> service) {

    private static final Path USUAL_DIRECTORY = Path.of("/root/nginx");
    private static final URI USUAL_API = URI.create("http://127.0.0.1:81/api/");

    public NginxSettings(
            @Nullable Path directory,
            @Nullable URI api,
            @Nullable SnapshotSettings snapshots,
            @Nullable VerifySettings verify,
            @Nullable List<URI> health,
            @Nullable List<Path> ignoreMounts,
            @Nullable Optional<String> service) {
        this.directory = directory == null ? USUAL_DIRECTORY : directory.normalize();
        this.api = api == null ? USUAL_API : web("api", api);
        this.snapshots = snapshots == null ? SnapshotSettings.DEFAULTS : snapshots;
        this.verify = verify == null ? VerifySettings.DEFAULTS : verify;
        this.health = health == null ? List.of() : List.copyOf(health);
        this.ignoreMounts = ignoreMounts == null ? List.of() : List.copyOf(ignoreMounts);
        this.service = service == null ? Optional.empty() : service.filter(name -> !name.isBlank());
        if (!this.directory.isAbsolute()) {
            throw new IllegalArgumentException("directory '" + directory + "' must be absolute");
        }
        this.health.forEach(address -> web("health", address));
    }

    /** All defaults. */
    public static NginxSettings defaults() {
        return new NginxSettings(null, null, null, null, null, null, null);
    }

    private static URI web(String key, URI address) {
        boolean known = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!known || address.getHost() == null) {
            throw new IllegalArgumentException(key + ": '" + address + "' must begin with http:// or https://");
        }
        return address;
    }
}
