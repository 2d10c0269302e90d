package io.servermanager.engine.run;

import io.servermanager.engine.journal.Journal;
import io.servermanager.engine.journal.JournalEntry;
import io.servermanager.engine.journal.JournalFile;
import io.servermanager.engine.journal.JournalLines;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.RunEvent;
import io.servermanager.spi.StepContext;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A host in memory whose program can be killed at every moment that differs: before and after each line of the journal,
 * and before, in the midst of and after each action of a step.
 */
final class SimulatedHost {

    /** What kill -9 looks like from inside: nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The value of each thing that a step changes: "old", "half" or "new". */
    final Map<String, String> things = new TreeMap<>();

    private final ByteArrayOutputStream disk = new ByteArrayOutputStream();
    private final Deque<Integer> ticksToLive;
    private int ticks;

    /** @param ticksToLive how many moments each process lives; the last one lives for ever */
    SimulatedHost(List<Integer> ticksToLive) {
        this.ticksToLive = new ArrayDeque<>(ticksToLive);
    }

    void startProcess() {
        ticks = this.ticksToLive.isEmpty() ? Integer.MAX_VALUE : this.ticksToLive.removeFirst();
    }

    void tick() {
        if (ticks-- <= 0) {
            throw new Killed();
        }
    }

    /** The journal as it is on disk. */
    Journal journal() {
        return new Journal() {
            @Override
            public JournalEntry append(RunEvent.Recorded event) {
                tick();
                byte[] line = JournalLines.line(entries().size() + 1L, Instant.EPOCH, event);
                disk.write(line, 0, line.length);
                tick();
                return entries().get(entries().size() - 1);
            }

            @Override
            public List<JournalEntry> entries() {
                JournalFile file = JournalLines.parse(disk.toByteArray());
                if (file.damage().isPresent()) {
                    throw new AssertionError(file.damage().get());
                }
                return file.entries();
            }

            @Override
            public void output(String line) {}

            @Override
            public void close() {}
        };
    }

    /** What a step found before it acted. */
    record Before(String value) {}

    /** A step that changes one thing of the host, in two halves. */
    final class Step implements MaintenanceStep {
        private final String id;
        private final Phase phase;
        private final boolean fails;

        Step(String id, Phase phase, boolean fails) {
            this.id = id;
            this.phase = phase;
            this.fails = fails;
            things.put(id, "old");
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "Change " + id;
        }

        @Override
        public Phase phase() {
            return phase;
        }

        @Override
        public Undo undoable() {
            return Undo.BY_UNDO;
        }

        @Override
        public void run(StepContext context) {
            context.remember(new Before(things.get(id)));
            change("new");
            if (fails) {
                throw new IllegalStateException("as the schedule says");
            }
        }

        @Override
        public void undo(StepContext context) {
            context.recall(Before.class).ifPresent(before -> change(before.value()));
        }

        private void change(String value) {
            tick();
            things.put(id, "half");
            tick();
            things.put(id, value);
            tick();
        }
    }
}
