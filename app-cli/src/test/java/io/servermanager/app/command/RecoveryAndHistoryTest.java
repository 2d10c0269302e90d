package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import io.servermanager.engine.journal.Journal;
import io.servermanager.engine.journal.RunStore;
import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryAndHistoryTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory);
    }

    @Test
    void anInterruptedRunIsToldOfRefusesAnotherAndIsRecovered() throws IOException {
        String runId = interruptedRun();
        Result status = sandbox.run("status", "web");
        assertThat(status.exitCode()).isZero();
        assertThat(status.err())
                .startsWith("run " + runId + " of web was interrupted at ")
                .endsWith(": server-manager recover\n");

        Result update = sandbox.run("update", "web", "--yes", "--json");
        assertThat(update.exitCode()).isEqualTo(4);
        assertThat(update.lastObject().path("error").path("kind").asText()).isEqualTo("interrupted-run");

        assertThat(sandbox.run("history").out()).contains("interrupted");
        Result recover = sandbox.run("recover", "--json");
        assertThat(recover.exitCode()).isZero();
        assertThat(recover.lastObject().path("runs").path(0).path("outcome").asText())
                .isEqualTo("rolled-back");
        assertThat(sandbox.servicesDirectory("web").resolve("swapped")).doesNotExist();

        assertThat(sandbox.run("status", "web").err()).isEmpty();
        assertThat(sandbox.run("update", "web", "--yes").exitCode()).isZero();
    }

    @Test
    void recoverWithNothingToRecoverIsASuccess() {
        Result result = sandbox.run("recover");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEqualTo("No run was interrupted: there is nothing to recover.\n");
        assertThat(sandbox.run("recover", "--json").out()).isEqualTo("{\"runs\":[],\"exitCode\":0}\n");
    }

    @Test
    void aRunThatCannotBeRecoveredNeedsAttention() throws IOException {
        interruptedRun();
        sandbox.configuration("state: " + sandbox.state() + "\nservices: {}\n");
        Result result = sandbox.run("recover");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).contains("web: update failed and needs attention", "there is no service 'web'");
    }

    @Test
    void historyListsRunsNewestFirst() throws IOException {
        sandbox.service("bad", "bad-image");
        sandbox.run("update", "web", "--yes");
        sandbox.run("update", "bad", "--yes");
        List<String> lines = sandbox.run("history").out().lines().toList();
        assertThat(lines.get(0)).startsWith("RUN ").contains("SERVICE", "WORKFLOW", "WHEN", "OUTCOME", "TOOK");
        assertThat(lines.stream().skip(1))
                .hasSize(2)
                .anyMatch(line -> line.contains(" bad ") && line.contains("rolled back"));
        JsonNode runs = sandbox.run("history", "--service", "web", "--json")
                .lastObject()
                .path("runs");
        assertThat(runs).hasSize(1);
        assertThat(runs.path(0).path("outcome").asText()).isEqualTo("done");
        assertThat(runs.path(0).path("startedAt").asText()).endsWith("Z");
    }

    @Test
    void oneRunInDepthShowsFactsReportsAndTheJournal() {
        sandbox.run("update", "web", "--yes");
        Result result = sandbox.run("history", "latest");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("update of web - done")
                .contains("downtime: 1.5 s  (swap)", "swap: Images", "before: sha256:old", "after: sha256:new")
                .contains(
                        "StepStarted step=\"check\" title=\"Check that all is there\"", "RunFinished outcome=\"DONE\"");
        JsonNode run =
                sandbox.run("history", "web-update", "--json").lastObject().path("run");
        assertThat(run.path("summary").path("service").asText()).isEqualTo("web");
        assertThat(run.path("facts").path(0).path("value").path("after").asText())
                .isEqualTo("sha256:new");
        assertThat(run.path("journal").path(0).path("type").asText()).isEqualTo("RunStarted");
    }

    @Test
    void withoutRunsTheHistoryIsEmpty() {
        assertThat(sandbox.run("history").out()).isEqualTo("Nothing has been run yet.\n");
        assertThat(sandbox.run("history", "--json").out()).isEqualTo("{\"runs\":[]}\n");
    }

    private String interruptedRun() throws IOException {
        RunStore store = new RunStore(sandbox.state(), Clock.systemUTC());
        String runId = store.newRunId("web", "update");
        try (Journal journal = store.begin(runId)) {
            journal.append(new RunEvent.RunStarted(
                    runId,
                    "web",
                    "fake",
                    "update",
                    Map.of(),
                    List.of("check", "swap"),
                    FailurePolicy.ROLLBACK,
                    List.of()));
            journal.append(new RunEvent.StepStarted("check", "Check that all is there"));
            journal.append(new RunEvent.StepDone("check"));
            journal.append(new RunEvent.StepStarted("swap", "Swap the image"));
        }
        Files.createFile(sandbox.servicesDirectory("web").resolve("swapped"));
        return runId;
    }
}
