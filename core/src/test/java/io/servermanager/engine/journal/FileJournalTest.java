package io.servermanager.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    private final RunEvent.RunStarted started = new RunEvent.RunStarted(
            "run", "nginx", "nginx", "update", Map.of(), List.of("a"), FailurePolicy.ROLLBACK, List.of());

    @TempDir
    Path state;

    @Test
    void anotherProcessGoesOnBehindATornLine() throws IOException {
        RunStore store = new RunStore(state, Clock.systemUTC());
        try (Journal journal = store.begin("run")) {
            journal.append(started);
        }
        Path file = state.resolve("runs/run/journal.jsonl");
        Files.writeString(file, "{\"v\":1,\"seq\":2,\"at\":", StandardOpenOption.APPEND);

        try (Journal journal = store.reopen("run")) {
            journal.append(new RunEvent.StepStarted("a", "A"));
        }

        JournalFile read = JournalFile.read(file);
        assertThat(read.damage()).isEmpty();
        assertThat(read.entries()).extracting(JournalEntry::type).containsExactly("RunStarted", "StepStarted");
    }

    @Test
    void aDamagedJournalIsNotWrittenTo() throws IOException {
        RunStore store = new RunStore(state, Clock.systemUTC());
        try (Journal journal = store.begin("run")) {
            journal.append(started);
            journal.append(new RunEvent.StepStarted("a", "A"));
        }
        Path file = state.resolve("runs/run/journal.jsonl");
        String lines = Files.readString(file);
        Files.writeString(file, lines.replaceFirst("nginx", "ngnix"));

        assertThatThrownBy(() -> store.reopen("run"))
                .isInstanceOfSatisfying(
                        MaintenanceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
        assertThat(store.all().get(0).damage()).contains("line 1 is broken");
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        RunStore store = new RunStore(state, Clock.systemUTC());
        try (Journal journal = store.begin("run")) {
            journal.append(started);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("runs/run"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(state.resolve("runs/run/journal.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aRunIsOpenUntilItsEndIsWritten() {
        RunStore store = new RunStore(state, Clock.systemUTC());
        try (Journal journal = store.begin("run")) {
            journal.append(started);
            assertThat(store.open()).extracting(RunRecord::service).containsExactly("nginx");

            journal.append(new RunEvent.RunFinished(Outcome.DONE, "", "", Kind.FAILED));
        }

        assertThat(store.open()).isEmpty();
        assertThat(store.find("run").flatMap(RunRecord::outcome)).contains(Outcome.DONE);
        assertThat(store.find("../runs/run")).isEmpty();
    }

    @Test
    void everyRecordedEventIsKeptUnderItsName() {
        try (Journal journal = new RunStore(state, Clock.systemUTC()).begin("run")) {
            journal.append(started);
            journal.append(new RunEvent.StepFailed("a", Kind.TIMEOUT, "slow", "wait"));
        }
        RunState read = new RunStore(state, Clock.systemUTC()).all().get(0).state();

        assertThat(read.started()).contains(started);
        assertThat(read.failures()).containsExactly(new RunEvent.StepFailed("a", Kind.TIMEOUT, "slow", "wait"));
    }
}
