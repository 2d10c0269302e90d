package io.servermanager.docker.update;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.Mount;
import io.servermanager.docker.engine.VolumeDetails;
import io.servermanager.docker.update.ProjectFact.PartFact;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what containers can write to outside the service's directory: bind mounts elsewhere and volumes. It belongs into
 * the snapshot; where it cannot be kept, the update is refused rather than done without a way back.
 */
final class MountedParts {

    /** What belongs to the host as a whole and can be no single service's data. */
    private static final Set<Path> HOST = Set.of(
            Path.of("/"),
            Path.of("/bin"),
            Path.of("/boot"),
            Path.of("/dev"),
            Path.of("/etc"),
            Path.of("/home"),
            Path.of("/lib"),
            Path.of("/media"),
            Path.of("/mnt"),
            Path.of("/opt"),
            Path.of("/proc"),
            Path.of("/root"),
            Path.of("/run"),
            Path.of("/sbin"),
            Path.of("/srv"),
            Path.of("/sys"),
            Path.of("/tmp"),
            Path.of("/usr"),
            Path.of("/var"),
            Path.of("/var/lib"),
            Path.of("/var/log"),
            Path.of("/var/run"));

    private final Path directory;
    private final List<Path> ignored;
    private final DockerEngine engine;

    MountedParts(ManagedCompose settings, DockerEngine engine) {
        this.directory = real(settings.directory());
        this.ignored = settings.ignoreMounts().stream().map(MountedParts::real).toList();
        this.engine = engine;
    }

    /**
     * The parts, each once, none inside another.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} for something that cannot be kept
     */
    List<PartFact> of(List<ContainerDetails> containers) {
        Map<Path, String> parts = new TreeMap<>(Comparator.comparing(Path::toString));
        for (ContainerDetails container : containers) {
            for (Mount mount : container.mounts()) {
                if (mount.writable()) {
                    part(container, mount).ifPresent(path -> parts.putIfAbsent(path, name(mount, path)));
                }
            }
        }
        List<PartFact> outermost = new ArrayList<>();
        parts.forEach((path, name) -> {
            boolean inside = parts.keySet().stream().anyMatch(other -> !other.equals(path) && path.startsWith(other));
            if (!inside) {
                outermost.add(new PartFact(name, path.toString()));
            }
        });
        return outermost;
    }

    private Optional<Path> part(ContainerDetails container, Mount mount) {
        Optional<Path> source = mount.source().map(MountedParts::real);
        if (source.isPresent() && (source.get().startsWith(directory) || isIgnored(source.get()))) {
            return Optional.empty();
        }
        return switch (mount.type()) {
            case BIND -> source.filter(path -> isKeepable(container, mount, path));
            case VOLUME -> Optional.of(volume(container, mount));
            case TMPFS, OTHER -> Optional.empty();
        };
    }

    /** Sockets and devices hold nothing that could be kept. */
    private boolean isKeepable(ContainerDetails container, Mount mount, Path path) {
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            return false;
        }
        if (HOST.contains(path) || directory.startsWith(path)) {
            throw refused(container, mount, "the host directory " + path + " is more than the service's own data");
        }
        return true;
    }

    private Path volume(ContainerDetails container, Mount mount) {
        String name = mount.name().orElse("?");
        VolumeDetails volume =
                engine.volume(name).orElseThrow(() -> refused(container, mount, "the volume " + name + " is gone"));
        String type = volume.options().getOrDefault("type", "none");
        if (!volume.driver().equals("local") || !Set.of("none", "", "bind").contains(type)) {
            throw refused(
                    container,
                    mount,
                    "the volume " + name + " is not on this host (driver " + volume.driver() + ", type " + type + ")");
        }
        return volume.mountpoint()
                .map(MountedParts::real)
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .orElseThrow(
                        () -> refused(container, mount, "the files of the volume " + name + " are not to be found"));
    }

    private boolean isIgnored(Path path) {
        // To leave out a mount of the whole host must not leave out all that is mounted from below it.
        return ignored.stream().anyMatch(left -> HOST.contains(left) ? path.equals(left) : path.startsWith(left));
    }

    private static String name(Mount mount, Path path) {
        String prefix = mount.type() == Mount.Type.VOLUME ? "volume-" : "bind-";
        String base = mount.name().orElse(path.toString()).replaceAll("[^A-Za-z0-9_.-]+", "-");
        String tidy = base.replaceAll("^[-.]+", "");
        // Two paths may be written alike: the hash tells them apart.
        return prefix + tidy.substring(0, Math.min(80, tidy.length())) + "-" + Integer.toHexString(path.hashCode());
    }

    private static MaintenanceException refused(ContainerDetails container, Mount mount, String why) {
        return new MaintenanceException(
                Kind.PRECONDITION,
                "What container " + container.name() + " mounts at " + mount.destination()
                        + " cannot be put into a snapshot: " + why,
                "Change the mount, or list its host directory under 'ignore-mounts' to go on without a way back for it.");
    }

    /** Links are resolved, since data that a link leads to is outside, wherever the link stands. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            return path.toAbsolutePath().normalize();
        }
    }
}
