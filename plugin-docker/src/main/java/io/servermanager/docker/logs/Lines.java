package io.servermanager.docker.logs;

import io.servermanager.spi.LogSource.Line;
import java.util.Optional;

/** Lines that are read one by one. */
@FunctionalInterface
interface Lines {

    /**
     * The next line.
     *
     * @return empty at the end
     */
    Optional<Line> next();
}
