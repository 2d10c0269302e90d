package io.servermanager.app.output;

import io.servermanager.spi.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the events of one run into words. Remembers titles and starts of steps; not safe for several threads. */
final class EventText {

    private final Style style;
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, Instant> starts = new HashMap<>();
    private int total;
    private int begun;

    EventText(Style style) {
        this.style = style;
    }

    /** The line that {@code timed} leaves behind, if it leaves one. */
    Optional<String> line(RunEvent.Timed timed) {
        RunEvent event = timed.event();
        if (event instanceof RunEvent.Recorded recorded) {
            return Optional.ofNullable(recorded(recorded, timed.at()));
        }
        if (event instanceof RunEvent.Overdue overdue) {
            return Optional.of(style.warning() + " " + title(overdue.step()) + ": takes longer than the usual "
                    + Elapsed.text(Duration.ofSeconds(overdue.expectedSeconds())) + "; still waiting");
        }
        if (event instanceof RunEvent.StopRequested) {
            return Optional.of(
                    style.warning() + " stopping at the next safe point; what was begun will be undone, please wait");
        }
        return Optional.empty();
    }

    /** What goes on now, for a line that is written over; empty if the event says nothing about that. */
    Optional<String> now(RunEvent event) {
        if (event instanceof RunEvent.StepStarted started) {
            return Optional.of(position() + started.title());
        }
        if (event instanceof RunEvent.UndoStarted undo) {
            return Optional.of("undoing: " + title(undo.step()));
        }
        if (event instanceof RunEvent.Activity activity) {
            return Optional.of(position() + title(activity.step()) + ": " + activity.text());
        }
        if (event instanceof RunEvent.Progress progress) {
            return Optional.of(position() + title(progress.step()) + ": " + Math.round(progress.fraction() * 100)
                    + " % " + progress.text());
        }
        return Optional.empty();
    }

    private @Nullable String recorded(RunEvent.Recorded event, Instant at) {
        if (event instanceof RunEvent.RunStarted started) {
            total = started.steps().size();
            return style.paint(
                    Tone.FAINT, "run " + started.runId() + ": " + started.workflow() + " of " + started.service());
        }
        if (event instanceof RunEvent.StepStarted started) {
            begun++;
            titles.put(started.step(), started.title());
            starts.put(started.step(), at);
            return null;
        }
        if (event instanceof RunEvent.StepDone done) {
            return style.tick() + " " + title(done.step()) + took(done.step(), at);
        }
        if (event instanceof RunEvent.StepFailed failed) {
            return style.cross() + " " + title(failed.step()) + took(failed.step(), at) + ": " + failed.problem();
        }
        if (event instanceof RunEvent.NothingToDo nothing) {
            return style.bullet() + " nothing to do: " + nothing.reason();
        }
        if (event instanceof RunEvent.Reported reported) {
            return "  " + reported.name() + ": " + reported.value();
        }
        if (event instanceof RunEvent.RecoveryStarted recovery) {
            return style.warning() + " recovering: " + recovery.reason();
        }
        if (event instanceof RunEvent.RollbackStarted rollback) {
            return style.warning() + " rolling back: " + rollback.reason();
        }
        if (event instanceof RunEvent.UndoStarted undo) {
            starts.put(undo.step(), at);
            return null;
        }
        if (event instanceof RunEvent.UndoDone undone) {
            return style.back() + " " + title(undone.step()) + took(undone.step(), at);
        }
        if (event instanceof RunEvent.UndoFailed failed) {
            return style.cross() + " undoing: " + title(failed.step()) + took(failed.step(), at) + ": "
                    + failed.problem();
        }
        return null;
    }

    private String title(String step) {
        return titles.getOrDefault(step, step);
    }

    private String position() {
        return total == 0 || begun == 0 ? "" : "[" + Math.min(begun, total) + "/" + total + "] ";
    }

    private String took(String step, Instant now) {
        Instant start = starts.get(step);
        return start == null ? "" : style.paint(Tone.FAINT, " (" + Elapsed.text(Duration.between(start, now)) + ")");
    }
}
