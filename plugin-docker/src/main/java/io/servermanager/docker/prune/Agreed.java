package io.servermanager.docker.prune;

import io.servermanager.docker.engine.ObjectKind;
import java.time.Instant;
import java.util.List;

/**
 * What was agreed to with the plan: nothing else may be removed.
 *
 * @param at when the plan was made
 * @param objects in the order in which they are removed
 */
record Agreed(Instant at, List<Candidate> objects) {

    Agreed {
        objects = List.copyOf(objects);
    }

    List<Candidate> of(ObjectKind kind) {
        return objects.stream().filter(object -> object.kind() == kind).toList();
    }

    /** What goes with all of them, as far as the engine knows. */
    long bytes() {
        return objects.stream().mapToLong(object -> object.bytes().orElse(0L)).sum();
    }
}
