package io.servermanager.app.output;

import io.servermanager.spi.RunEvent;
import java.time.Duration;
import java.time.Instant;

/** Progress as lines that only come, for pipes, logs and dumb terminals. Repeats what goes on only now and then. */
final class PlainProgress implements ProgressView {

    private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(10);

    private final Output output;
    private final EventText text;
    private String lastNow = "";
    private Instant lastProgress = Instant.EPOCH;

    PlainProgress(Output output, Style style) {
        this.output = output;
        this.text = new EventText(style);
    }

    @Override
    public synchronized void on(RunEvent.Timed timed) {
        text.line(timed).ifPresent(output::note);
        text.now(timed.event()).ifPresent(now -> now(timed, now));
    }

    private void now(RunEvent.Timed timed, String now) {
        boolean tooSoon = timed.event() instanceof RunEvent.Progress
                && Duration.between(lastProgress, timed.at()).compareTo(BETWEEN_PROGRESS) < 0;
        if (tooSoon || now.equals(lastNow)) {
            return;
        }
        lastNow = now;
        lastProgress = timed.at();
        output.note(now);
    }
}
