package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandsTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory);
    }

    @Test
    void aGoodUpdateReportsWhatWasMeasuredAndExitsWithZero() {
        Result result = sandbox.run("update", "web", "--yes");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("ok web: update done (")
                .contains("downtime: 1.5 s")
                .contains("more: server-manager history ");
        assertThat(result.err())
                .contains("[1/2] Check that all is there", "ok Swap the image")
                .doesNotContain("\u001b");
        assertThat(sandbox.servicesDirectory("web").resolve("swapped")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "good, 0, done, ''",
        "nothing-new, 0, nothing-to-do, ''",
        "no-space, 1, failed-unchanged, precondition",
        "bad-image, 3, rolled-back, failed",
        "stuck, 4, needs-attention, failed"
    })
    void everyOutcomeHasItsExitCodeAndItsResultObject(String update, int exitCode, String outcome, String kind)
            throws IOException {
        sandbox.service("other", update);
        Result result = sandbox.run("update", "other", "--yes", "--json");
        assertThat(result.exitCode()).isEqualTo(exitCode);
        JsonNode last = result.lastObject();
        assertThat(last.path("exitCode").asInt()).isEqualTo(exitCode);
        JsonNode run = last.path("runs").path(0);
        assertThat(run.path("service").asText()).isEqualTo("other");
        assertThat(run.path("workflow").asText()).isEqualTo("update");
        assertThat(run.path("outcome").asText()).isEqualTo(outcome);
        assertThat(run.path("kind").asText("")).isEqualTo(kind);
        assertThat(run.path("run").asText()).contains("-other-update-");
    }

    @Test
    void withJsonEveryEventIsALineOfStandardOutput() {
        Result result = sandbox.run("--json", "update", "web", "--yes");
        assertThat(result.objects())
                .extracting(object -> object.path("event").asText())
                .containsSubsequence(
                        "run-started",
                        "step-started",
                        "activity",
                        "step-done",
                        "fact-remembered",
                        "reported",
                        "run-finished",
                        "");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void withQuietOnlyTheResultIsWritten() {
        Result result = sandbox.run("update", "web", "--yes", "--quiet");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("web: update done");
    }

    @Test
    void aRunThatIsRolledBackSaysWhatWasWrongAndWhatToDo() throws IOException {
        Result result = sandbox.service("other", "bad-image").run("update", "other", "--yes");
        assertThat(result.out())
                .contains(
                        "! other: update failed and was rolled back",
                        "The new image does not start",
                        "Look at its log.");
        assertThat(result.err()).contains("! rolling back: The new image does not start", "undone: Swap the image");
        assertThat(sandbox.servicesDirectory("other").resolve("swapped")).doesNotExist();
    }

    @Test
    void aDryRunShowsThePlanAndDoesNothingEvenWithoutRoot() {
        Result result = sandbox.as(1000).run("update", "web", "--dry-run");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "Update the fake (web)",
                        "  1. Check that all is there",
                        "  2. Swap the image",
                        "     - web:1 becomes web:2",
                        "To know before:",
                        "  ! downtime: It does not answer for some seconds.");
        assertThat(sandbox.servicesDirectory("web").resolve("swapped")).doesNotExist();
        assertThat(sandbox.state().resolve("runs")).doesNotExist();
    }

    @Test
    void aDryRunAsJsonIsOneObjectWithThePlan() {
        Result result = sandbox.run("update", "web", "--dry-run", "--json", "--force");
        assertThat(result.objects()).hasSize(1);
        JsonNode plan = result.lastObject().path("plans").path(0);
        assertThat(plan.path("options").path("force").asText()).isEqualTo("true");
        assertThat(plan.path("steps").path(1).path("phase").asText()).isEqualTo("apply");
        assertThat(plan.path("hazards").path(0).path("kind").asText()).isEqualTo("downtime");
    }

    @Test
    void aPersonWhoAgreesGetsTheRun() {
        Result result = sandbox.typing("maybe\ny\n").run("update", "web");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("Update the fake (web)", "downtime: It does not", "Update from 1 to 2? [Y/n] ")
                .contains("Please answer y or n.");
        assertThat(sandbox.servicesDirectory("web").resolve("swapped")).exists();
    }

    @Test
    void aPersonWhoDeclinesGetsNothingDone() {
        Result result = sandbox.typing("n\n").run("update", "web");
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("Nothing was done.");
        assertThat(sandbox.servicesDirectory("web").resolve("swapped")).doesNotExist();
    }

    @Test
    void whereDataIsLostAnEmptyAnswerMeansNo() {
        Result result = sandbox.typing("\n").run("rollback", "web");
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("data loss: What was written since is lost.", "Go back? [y/N] ");
    }

    @Test
    void aTerminalThatIsGoneAgreesToNothing() {
        assertThat(sandbox.typing("").run("update", "web").exitCode()).isEqualTo(130);
        assertThat(sandbox.servicesDirectory("web").resolve("swapped")).doesNotExist();
    }

    @Test
    void aPersonIsAskedWhatToDoAfterAFailure() throws IOException {
        sandbox.service("other", "bad-image");
        Result left = sandbox.typing("y\nn\n").run("update", "other");
        assertThat(left.err()).contains("Undo what was begun?");
        assertThat(left.exitCode()).isEqualTo(4);
        assertThat(sandbox.servicesDirectory("other").resolve("swapped")).exists();
        assertThat(sandbox.typing("y\n").run("update", "other").exitCode()).isEqualTo(3);
        assertThat(sandbox.servicesDirectory("other").resolve("swapped")).doesNotExist();
    }

    @Test
    void onFailureLeaveKeepsWhatIsThere() throws IOException {
        Result result = sandbox.service("other", "bad-image").run("update", "other", "--yes", "--on-failure=leave");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(sandbox.servicesDirectory("other").resolve("swapped")).exists();
    }

    @Test
    void withoutATerminalAndWithoutYesARunIsRefused() {
        Result result = sandbox.run("update", "web");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("error: This asks a question before it begins, but there is no terminal to ask on\n"
                        + "  Add --yes to agree beforehand.\n");
    }

    @Test
    void withoutATerminalNobodyCanBeAskedAfterAFailure() {
        Result result = sandbox.run("update", "web", "--yes", "--on-failure=ask");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--on-failure=ask needs a terminal to ask on, and there is none");
    }

    @ParameterizedTest
    @CsvSource({
        "update web --yes",
        "rollback web --yes",
        "restart web --yes",
        "run web restart --yes",
        "recover",
        "snapshots remove web snapshot-1 --yes"
    })
    void onlyRootMayChangeSomething(String line) throws IOException {
        Files.createFile(sandbox.servicesDirectory("web").resolve("snapshot-1"));
        Result result = sandbox.as(1000).run(line.split(" "));
        assertThat(result.exitCode()).isEqualTo(77);
        assertThat(result.err())
                .isEqualTo("error: Only root may do this, and the program runs as user 1000\n  Run it with sudo.\n");
    }

    @Test
    void allServicesAreUpdatedAndTheWorstExitCodeCounts() throws IOException {
        sandbox.service("absent", "absent").service("bad", "bad-image").service("full", "no-space");
        Result result = sandbox.run("update", "all", "--yes", "--json");
        JsonNode runs = result.lastObject().path("runs");
        assertThat(runs)
                .filteredOn(run -> List.of("web", "bad", "full", "absent")
                        .contains(run.path("service").asText()))
                .extracting(run -> run.path("service").asText() + " "
                        + run.path("exitCode").asInt())
                .containsExactly("web 0", "bad 3", "full 1");
        assertThat(result.err()).contains("absent is not installed and was left out.");
    }

    @Test
    void rollbackRestartAndRunReachTheirWorkflows() {
        assertThat(started(sandbox.run("rollback", "web", "--to", "snapshot-1", "--yes", "--json")))
                .isEqualTo("rollback {\"to\":\"snapshot-1\"}");
        assertThat(started(sandbox.run("restart", "web", "-y", "--json"))).isEqualTo("restart {}");
        assertThat(started(sandbox.run("run", "web", "update", "-o", "force", "--yes", "--json")))
                .isEqualTo("update {\"force\":\"true\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "update web --security-only, security-only",
        "update web --allow-removals, allow-removals",
        "restart web --services, services"
    })
    void whatIsMeantForTheSystemIsRefusedForOtherServices(String line, String option) {
        Result result = sandbox.run((line + " --yes").split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("has no option '" + option + "'");
    }

    @Test
    void aBackupIsAskedOnlyOfServicesThatHaveOne() {
        Result backup = sandbox.run("backup", "web", "--yes");
        assertThat(backup.exitCode()).isEqualTo(2);
        assertThat(backup.err()).contains("has no workflow 'backup'");
        Result update = sandbox.run("update", "web", "--backup", "--yes");
        assertThat(update.exitCode()).isEqualTo(2);
        assertThat(update.err()).contains("has no option 'backup'");
    }

    private static String started(Result result) {
        assertThat(result.exitCode()).isZero();
        JsonNode event = result.objects().get(0);
        return event.path("workflow").asText() + " " + event.path("options");
    }

    @Test
    void aSecondRunOfTheServiceIsToldThatItIsBusy() throws Exception {
        sandbox.service("slow", "waits");
        CompletableFuture<Result> first = CompletableFuture.supplyAsync(() -> sandbox.run("update", "slow", "--yes"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(sandbox.servicesDirectory("slow").resolve("waiting")));
        Result second = sandbox.run("update", "slow", "--yes", "--json");
        Files.createFile(sandbox.servicesDirectory("slow").resolve("go-on"));
        assertThat(second.exitCode()).isEqualTo(75);
        assertThat(second.lastObject().path("error").path("kind").asText()).isEqualTo("busy");
        first.join();
    }

    @Test
    void ctrlCStopsAtTheNextSafePoint() throws IOException {
        Result result = sandbox.service("other", "stopped").run("update", "other", "--yes");
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("! stopping at the next safe point");
        assertThat(result.out()).contains("update was stopped; what was begun was taken back");
        assertThat(sandbox.servicesDirectory("other").resolve("swapped")).doesNotExist();
    }
}
