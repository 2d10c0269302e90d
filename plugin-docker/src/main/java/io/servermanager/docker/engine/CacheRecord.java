package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * A record of the build cache.
 *
 * @param id its id
 * @param description what it holds, such as {@code fileop target}
 * @param created when it was made, if the engine says so
 * @param lastUsed when a build used it last, if the engine says so
 * @param inUse whether a build uses it now
 */
public record CacheRecord(
        String id, String description, Optional<Instant> created, Optional<Instant> lastUsed, boolean inUse) {}
