package io.servermanager.engine.journal;

import io.servermanager.spi.RunEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a run stands, as its journal says.
 *
 * @param started the first event, if it was written at all
 * @param begun the ids of the steps that were begun, in order
 * @param done the ids of the steps that were done
 * @param undone the ids of the steps that were undone
 * @param nothingToDo why there was nothing to do, if a step found so
 * @param failures the failures of steps, in order
 * @param rollingBack whether what was begun is being taken back, and why
 * @param finished the last event, if the run has ended
 */
public record RunState(
        Optional<RunEvent.RunStarted> started,
        List<String> begun,
        Set<String> done,
        Set<String> undone,
        Optional<RunEvent.NothingToDo> nothingToDo,
        List<RunEvent.StepFailed> failures,
        Optional<RunEvent.RollbackStarted> rollingBack,
        Optional<RunEvent.RunFinished> finished) {

    /** Reads the state off the entries. */
    public static RunState of(List<JournalEntry> entries) {
        List<String> begun = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        Set<String> undone = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            entry.as(RunEvent.StepStarted.class)
                    .filter(event -> !begun.contains(event.step()))
                    .ifPresent(event -> begun.add(event.step()));
            entry.as(RunEvent.StepDone.class).ifPresent(event -> done.add(event.step()));
            entry.as(RunEvent.UndoDone.class).ifPresent(event -> undone.add(event.step()));
        }
        return new RunState(
                all(entries, RunEvent.RunStarted.class).stream().findFirst(),
                List.copyOf(begun),
                Set.copyOf(done),
                Set.copyOf(undone),
                all(entries, RunEvent.NothingToDo.class).stream().findFirst(),
                all(entries, RunEvent.StepFailed.class),
                all(entries, RunEvent.RollbackStarted.class).stream().findFirst(),
                all(entries, RunEvent.RunFinished.class).stream().findFirst());
    }

    private static <E extends RunEvent.Recorded> List<E> all(List<JournalEntry> entries, Class<E> type) {
        return entries.stream().flatMap(entry -> entry.as(type).stream()).toList();
    }
}
