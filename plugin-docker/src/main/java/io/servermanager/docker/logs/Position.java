package io.servermanager.docker.logs;

import io.servermanager.spi.LogSource.Line;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a container's log has been read, so that it can be read on after it was closed: neither a line twice nor one
 * left out, also where several have the same time. Safe for use by several threads.
 */
final class Position {

    private @Nullable Instant time;
    private long linesOfTime;
    private long toSkip;

    /** From when on to ask for more; empty before the first line. */
    synchronized Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /** The log was opened again, from {@link #time()} on. */
    synchronized void reopened() {
        toSkip = linesOfTime;
    }

    /** Whether the next line has not been read before. */
    synchronized boolean isNew(Line line) {
        Instant reached = time;
        int order = reached == null ? 1 : line.time().compareTo(reached);
        if (order > 0) {
            time = line.time();
            linesOfTime = 1;
            toSkip = 0;
            return true;
        }
        if (toSkip > 0) {
            toSkip -= order == 0 ? 1 : 0;
            return false;
        }
        linesOfTime += order == 0 ? 1 : 0;
        return true;
    }
}
