package io.servermanager.engine.snapshot;

import java.nio.file.Path;
import java.time.Instant;

/**
 * What a restore kept of the state that it replaced.
 *
 * @param path the directory {@code <directory>.rollback.<time>}
 * @param kept when
 */
public record KeptState(Path path, Instant kept) {}
