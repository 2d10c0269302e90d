package io.servermanager.docker.engine;

import io.servermanager.spi.MaintenanceException;
import java.time.Duration;

/**
 * What a Docker Engine keeps on disk, and its removal, one object at a time. Connected at the first question, not before;
 * safe for use by several threads.
 *
 * <p>Nothing is ever forced: what the engine holds to be in use it refuses to remove. Every method throws what
 * {@link DockerEngine} throws when no engine answers; a refusal is an answer here.
 */
public interface DockerStorage extends AutoCloseable {

    /**
     * How much space what takes. The engine walks through all volumes for this: with large ones that takes minutes.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} also when it has not answered after an hour
     */
    DiskUsage usage();

    /** All containers, images, volumes and networks, without the space that they take. Four quick calls. */
    Inventory inventory();

    /** Removes a container that does not run. Its volumes stay. */
    Removal removeContainer(String id);

    /**
     * Removes a reference of an image, and with its last one the image and the layers that are its alone.
     *
     * @param image a reference; or an id, which is refused when the image has references in several repositories
     */
    Removal removeImage(String image);

    /** Removes a volume that no container uses. */
    Removal removeVolume(String name);

    /** Removes a network that no running container is connected to. */
    Removal removeNetwork(String id);

    /**
     * Removes a record of the build cache, unless others rest on it.
     *
     * @param unusedFor refused if it was used in this last time
     */
    Removal removeCacheRecord(String id, Duration unusedFor);

    /** Ends the connections. */
    @Override
    void close();
}
