package io.servermanager.docker.prune;

import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.spi.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An object that nothing uses.
 *
 * @param kind what it is
 * @param id what the engine knows it by: an id; of a volume, its name
 * @param name what people know it by; of an image its tags, separated by spaces
 * @param bytes what goes with it, if the engine knows
 * @param since since when it is unused, or at least there, if the engine knows
 * @param why why it is taken for unused, a phrase
 */
record Candidate(ObjectKind kind, String id, String name, Optional<Long> bytes, Optional<Instant> since, String why) {

    /** One line of a plan. */
    String line(Instant now) {
        String size = bytes.map(ByteSize::approximately).orElse("size unknown");
        String age = since.map(time -> Age.of(Duration.between(time, now))).orElse("age unknown");
        return kind == ObjectKind.NETWORKS
                ? name + " (" + age + "): " + why
                : name + " (" + size + ", " + age + "): " + why;
    }
}
