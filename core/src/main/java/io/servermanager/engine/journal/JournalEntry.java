package io.servermanager.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.spi.RunEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a journal.
 *
 * @param seq its number, from 1
 * @param at when it was written
 * @param type the simple name of the {@link RunEvent}
 * @param body the event's components
 */
public record JournalEntry(long seq, Instant at, String type, JsonNode body) {

    /** The event, if it is of this type. Facts cannot be read so, since their types belong to plugins. */
    public <E extends RunEvent.Recorded> Optional<E> as(Class<E> eventType) {
        return type.equals(eventType.getSimpleName())
                ? Optional.of(JournalFormat.fromJson(body, eventType))
                : Optional.empty();
    }

    /** The fact, if this entry is one. */
    public Optional<Fact> fact() {
        return type.equals(RunEvent.FactRemembered.class.getSimpleName())
                ? Optional.of(
                        new Fact(body.path("step").asText(), body.path("fact").asText(), body.path("value")))
                : Optional.empty();
    }

    /**
     * A remembered fact.
     *
     * @param step the id of the step that remembered it
     * @param type the simple name of its record
     * @param value its components
     */
    public record Fact(String step, String type, JsonNode value) {

        /** The fact as the record that it was, if it is of this type. */
        public <T extends Record> Optional<T> as(Class<T> recordType) {
            return type.equals(recordType.getSimpleName())
                    ? Optional.of(JournalFormat.fromJson(value, recordType))
                    : Optional.empty();
        }
    }
}
