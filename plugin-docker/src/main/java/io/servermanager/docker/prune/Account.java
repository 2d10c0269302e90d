package io.servermanager.docker.prune;

import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.spi.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of the objects of one kind that were agreed to, as the journal has it.
 *
 * @param agreed all of them
 * @param begun those whose removal was begun, by id
 * @param ended those that were dealt with, by id
 */
record Account(List<Candidate> agreed, Map<String, RemovalBegun> begun, Map<String, RemovalEnded> ended) {

    /** The account of the step of a context. */
    static Account of(StepContext context, ObjectKind kind) {
        Map<String, RemovalBegun> begun = new LinkedHashMap<>();
        context.recallAll(RemovalBegun.class).forEach(fact -> begun.put(fact.id(), fact));
        Map<String, RemovalEnded> ended = new LinkedHashMap<>();
        context.recallAll(RemovalEnded.class).forEach(fact -> ended.put(fact.id(), fact));
        return new Account(MeasureBefore.agreed(context, kind), begun, ended);
    }

    boolean isEmpty() {
        return agreed.isEmpty();
    }

    /** How many were removed, and which not and why. */
    String summary() {
        List<String> parts = new ArrayList<>();
        parts.add(removed().size() + " of " + agreed.size() + " removed");
        kept().forEach(parts::add);
        return String.join("; ", parts);
    }

    /**
     * Every single one.
     *
     * @param whereabouts says what became of one whose removal was begun and of which nothing more is known
     */
    String inFull(Function<RemovalBegun, String> whereabouts) {
        List<String> parts = new ArrayList<>();
        parts.add(removed().size() + " of " + agreed.size() + " removed"
                + (removed().isEmpty() ? "" : ": " + String.join(", ", removed())));
        parts.addAll(kept());
        begun.values().stream()
                .filter(object -> !ended.containsKey(object.id()))
                .forEach(object -> parts.add(object.name() + ": " + whereabouts.apply(object)));
        String untouched = agreed.stream()
                .filter(object -> !ended.containsKey(object.id()) && !begun.containsKey(object.id()))
                .map(Candidate::name)
                .collect(Collectors.joining(", "));
        Optional.of(untouched).filter(names -> !names.isEmpty()).ifPresent(names -> parts.add("not touched: " + names));
        return String.join("; ", parts);
    }

    private List<String> removed() {
        return ended.values().stream()
                .filter(RemovalEnded::removed)
                .map(RemovalEnded::name)
                .toList();
    }

    private List<String> kept() {
        return ended.values().stream()
                .filter(object -> !object.removed())
                .map(object -> "kept " + object.name() + " (" + object.reason() + ")")
                .toList();
    }
}
