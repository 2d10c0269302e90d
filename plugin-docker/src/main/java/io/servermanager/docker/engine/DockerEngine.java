package io.servermanager.docker.engine;

import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Docker Engine. Connected at the first question, not before; safe for use by several threads.
 *
 * <p>Every method throws {@link MaintenanceException} of kind {@code UNAVAILABLE} when no engine answers at
 * {@link #host()}, when what answers is too old or breaks off in the middle, of kind {@code NOT_PERMITTED} when the user
 * may not use its socket, and of kind {@code FAILED} when the engine refuses. What has vanished in the meantime is an
 * answer, not an error.
 */
public interface DockerEngine extends AutoCloseable {

    /** Where the engine listens, such as {@code unix:///var/run/docker.sock}. */
    URI host();

    /** What the engine says of itself. */
    EngineInfo info();

    /** All containers of the host, stopped ones included. One call. */
    List<ContainerSummary> containers();

    /**
     * The containers of one Compose project, stopped and one-off ones included, in the order of service and number. One
     * call.
     *
     * @param project the project's name, exactly
     */
    List<ContainerSummary> containers(String project);

    /** The containers of all Compose projects, stopped and one-off ones included. One call. */
    List<ContainerSummary> composeContainers();

    /**
     * One container.
     *
     * @param container id or name
     * @return empty when there is none
     */
    Optional<ContainerDetails> inspect(String container);

    /**
     * One image.
     *
     * @param image id ({@code sha256:...}) or reference ({@code repository:tag}, {@code repository@digest})
     * @return empty when it is not on this host
     */
    Optional<ImageDetails> image(String image);

    /**
     * The images that have a reference like the pattern.
     *
     * @param referencePattern such as {@code server-manager/pin:*}, in the engine's words of {@code reference} filters
     */
    List<ImageSummary> images(String referencePattern);

    /**
     * Gives an image one more tag. If another image had it, it has it no longer.
     *
     * @param image id or reference
     * @param repository such as {@code jc21/nginx-proxy-manager}
     * @param tag such as {@code latest}
     * @throws MaintenanceException of kind {@code FAILED} also when there is no such image
     */
    void tag(String image, String repository, String tag);

    /**
     * Takes one tag from its image. The image's other tags stay; an image that has no tag left and that no container
     * uses is deleted by the engine, with its parents that nothing uses.
     *
     * @param reference {@code repository:tag}, never an id
     * @return what became of it; nothing at all when there was no such tag
     * @throws IllegalArgumentException if {@code reference} has no tag or is an id or a digest
     */
    Untagging untag(String reference);

    /** The ids of the images that containers of this host use, stopped ones included. */
    Set<String> imageIdsInUse();

    /** One volume, or empty when there is none of that name. */
    Optional<VolumeDetails> volume(String name);

    /**
     * Starts a container; one that runs is left running.
     *
     * @return false when there is no such container
     */
    boolean start(String container);

    /**
     * Stops a container; one that is stopped is left so.
     *
     * @param grace between SIGTERM and SIGKILL, in full seconds
     * @return false when there is no such container
     */
    boolean stop(String container, Duration grace);

    /**
     * Removes a stopped container. Its volumes stay.
     *
     * @return false when there is no such container
     */
    boolean remove(String container);

    /**
     * What the engine has counted for a running container.
     *
     * @return empty when there is no such container or it does not run
     */
    Optional<ContainerCounters> counters(String container);

    /**
     * Opens a container's log, of its present and former starts, oldest message first.
     *
     * @return empty when there is no such container
     * @throws MaintenanceException of kind {@code FAILED} also when the container's log driver cannot be read
     */
    Optional<RawLog> logs(String container, LogQuery query);

    /** Ends the connections. */
    @Override
    void close();
}
