package io.servermanager.engine.journal;

import io.servermanager.spi.Outcome;
import io.servermanager.spi.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of the history.
 *
 * @param runId its id
 * @param directory where its journal and its log are
 * @param state where it stands
 * @param entries its journal
 * @param damage what is broken in the journal, if something is
 */
public record RunRecord(
        String runId, Path directory, RunState state, List<JournalEntry> entries, Optional<String> damage) {

    /** Reads a run's directory. */
    public static RunRecord read(Path directory) {
        JournalFile journal = JournalFile.read(directory.resolve(FileJournal.FILE));
        return new RunRecord(
                String.valueOf(directory.getFileName()),
                directory,
                RunState.of(journal.entries()),
                journal.entries(),
                journal.damage());
    }

    /** The service's name; "?" if the run was ended before its first line was written. */
    public String service() {
        return state.started().map(RunEvent.RunStarted::service).orElse("?");
    }

    /** The workflow's id; "?" if the run was ended before its first line was written. */
    public String workflow() {
        return state.started().map(RunEvent.RunStarted::workflow).orElse("?");
    }

    /** When it started; the epoch if the run was ended before its first line was written. */
    public Instant startedAt() {
        return entries.isEmpty() ? Instant.EPOCH : entries.get(0).at();
    }

    /** How it ended; empty while it goes on, and when it was interrupted. */
    public Optional<Outcome> outcome() {
        return state.finished().map(RunEvent.RunFinished::outcome);
    }

    /** From the first entry to the latest. */
    public Duration duration() {
        return entries.isEmpty()
                ? Duration.ZERO
                : Duration.between(startedAt(), entries.get(entries.size() - 1).at());
    }

    /** What the steps reported, in order. */
    public List<RunEvent.Reported> reports() {
        return entries.stream()
                .flatMap(entry -> entry.as(RunEvent.Reported.class).stream())
                .toList();
    }
}
