package io.servermanager.spi;

import java.util.List;
import java.util.Optional;

/**
 * Whether there is something newer than what is installed.
 *
 * @param available whether there is
 * @param from what is installed, if it can be told in a word
 * @param to what an update would bring, a phrase; empty if nothing
 * @param changes what is new, a line each, newest first; empty also where that is not known
 * @param notes what an update would mean on this host, a sentence each
 */
public record UpdateAvailability(
        boolean available, Optional<String> from, Optional<String> to, List<String> changes, List<String> notes) {

    public UpdateAvailability {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** What is installed is the newest. */
    public static UpdateAvailability none(Optional<String> installed) {
        return new UpdateAvailability(false, installed, Optional.empty(), List.of(), List.of());
    }
}
