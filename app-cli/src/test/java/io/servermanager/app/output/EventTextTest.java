package io.servermanager.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.spi.FailurePolicy;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTextTest {

    record Image(String digest) {}

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    static List<RunEvent> oneOfEachKind() {
        return List.of(
                new RunEvent.RunStarted(
                        "run-1",
                        "web",
                        "fake",
                        "update",
                        Map.of(),
                        List.of("pull", "swap"),
                        FailurePolicy.ASK,
                        List.of()),
                new RunEvent.StepStarted("pull", "Pull the image"),
                new RunEvent.FactRemembered("pull", new Image("sha256:1")),
                new RunEvent.Reported("pull", "downtime", "3 s"),
                new RunEvent.NothingToDo("pull", "it is the newest"),
                new RunEvent.StepDone("pull"),
                new RunEvent.StepFailed("pull", Kind.FAILED, "no network", "Wait."),
                new RunEvent.RecoveryStarted("no end"),
                new RunEvent.RollbackStarted("no network"),
                new RunEvent.UndoStarted("pull"),
                new RunEvent.UndoDone("pull"),
                new RunEvent.UndoFailed("pull", "still no network", "Wait."),
                new RunEvent.RunFinished(Outcome.DONE, "", "", Kind.FAILED),
                new RunEvent.Activity("pull", "waiting"),
                new RunEvent.Progress("pull", 0.5, "5 of 10 MiB"),
                new RunEvent.Output("pull", "some line"),
                new RunEvent.Overdue("pull", 90),
                new RunEvent.StopRequested());
    }

    @Test
    void theListAboveHasEveryKindOfEvent() {
        List<Class<?>> permitted = Stream.of(RunEvent.Recorded.class, RunEvent.Transient.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .toList();
        assertThat(oneOfEachKind())
                .extracting(event -> (Object) event.getClass())
                .containsAll(permitted);
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void everyEventIsOneJsonObjectThatTellsItsNameAndTime(RunEvent event) throws Exception {
        JsonNode json = new JsonMapper().readTree(Json.line(new RunEvent.Timed(NOON, event)));
        assertThat(json.path("event").asText()).matches("[a-z]+(-[a-z]+)*");
        assertThat(json.path("at").asText()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(json.size()).isEqualTo(2 + event.getClass().getRecordComponents().length);
    }

    @Test
    void aPersonReadsWhatWasDoneAndHowLongItTook() {
        EventText text = new EventText(Style.PLAIN);
        List<String> lines = new ArrayList<>();
        int second = 0;
        for (RunEvent event : oneOfEachKind()) {
            text.line(new RunEvent.Timed(NOON.plusSeconds(second++), event)).ifPresent(lines::add);
        }
        assertThat(lines)
                .containsExactly(
                        "run run-1: update of web",
                        "  downtime: 3 s",
                        "- nothing to do: it is the newest",
                        "ok Pull the image (4.0 s)",
                        "FAILED Pull the image (5.0 s): no network",
                        "! recovering: no end",
                        "! rolling back: no network",
                        "undone: Pull the image (1.0 s)",
                        "FAILED undoing: Pull the image (2.0 s): still no network",
                        "! Pull the image: takes longer than the usual 1 min 30 s; still waiting",
                        "! stopping at the next safe point; what was begun will be undone, please wait");
    }

    @Test
    void whatGoesOnNowSaysWhichStepOfHowMany() {
        EventText text = new EventText(Style.PLAIN);
        List<Optional<String>> now = new ArrayList<>();
        for (RunEvent event : oneOfEachKind()) {
            text.line(new RunEvent.Timed(NOON, event));
            now.add(text.now(event));
        }
        assertThat(now.stream().flatMap(Optional::stream))
                .containsExactly(
                        "[1/2] Pull the image",
                        "undoing: Pull the image",
                        "[1/2] Pull the image: waiting",
                        "[1/2] Pull the image: 50 % 5 of 10 MiB");
    }
}
