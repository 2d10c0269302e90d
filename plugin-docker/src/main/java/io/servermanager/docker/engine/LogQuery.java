package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which lines of a container's log are wanted.
 *
 * @param tail only so many of the last
 * @param since only those from then on, to the nanosecond
 * @param follow whether the engine goes on sending what is written, until the container ends
 */
public record LogQuery(OptionalInt tail, Optional<Instant> since, boolean follow) {

    /** Its parameters, as {@code GET /containers/{id}/logs} takes them; every line comes with its time. */
    String parameters() {
        StringBuilder parameters = new StringBuilder("stdout=true&stderr=true&timestamps=true&follow=" + follow);
        tail.ifPresent(lines -> parameters.append("&tail=").append(lines));
        since.ifPresent(
                time -> parameters.append(String.format("&since=%d.%09d", time.getEpochSecond(), time.getNano())));
        return parameters.toString();
    }
}
