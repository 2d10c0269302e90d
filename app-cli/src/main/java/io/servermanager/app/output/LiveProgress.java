package io.servermanager.app.output;

import io.servermanager.spi.RunEvent;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Progress on a terminal: what is done as lines above, what goes on as one line below that is written over. */
final class LiveProgress implements ProgressView {

    private static final String UNICODE_FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String ASCII_FRAMES = "|/-\\";
    private static final long MILLIS_BETWEEN_FRAMES = 200;
    /** Carriage return, then erase to the end of the line (ECMA-48, 8.3.41). */
    private static final String WRITE_OVER = "\r\u001b[K";

    private final Output output;
    private final Style style;
    private final EventText text;
    private final ScheduledExecutorService ticker;
    private String now = "";
    private long since;
    private int frame;

    LiveProgress(Output output, Style style) {
        this.output = output;
        this.style = style;
        this.text = new EventText(style);
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        ticker.scheduleAtFixedRate(this::tick, MILLIS_BETWEEN_FRAMES, MILLIS_BETWEEN_FRAMES, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void on(RunEvent.Timed timed) {
        text.line(timed).ifPresent(line -> {
            output.raw(WRITE_OVER);
            output.note(line);
        });
        RunEvent event = timed.event();
        if (event instanceof RunEvent.StepStarted || event instanceof RunEvent.UndoStarted) {
            since = System.nanoTime();
        }
        if (event instanceof RunEvent.StepDone
                || event instanceof RunEvent.StepFailed
                || event instanceof RunEvent.UndoDone
                || event instanceof RunEvent.UndoFailed
                || event instanceof RunEvent.RunFinished) {
            now = "";
        }
        text.now(event).ifPresent(line -> now = line);
        draw();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        synchronized (this) {
            now = "";
            output.raw(WRITE_OVER);
        }
    }

    private synchronized void tick() {
        frame++;
        draw();
    }

    private void draw() {
        if (now.isEmpty()) {
            return;
        }
        String frames = style.unicode() ? UNICODE_FRAMES : ASCII_FRAMES;
        String elapsed = "  "
                + Elapsed.text(Duration.ofSeconds(
                        Duration.ofNanos(System.nanoTime() - since).toSeconds()));
        String line = style.cut(now, style.width() - elapsed.length() - 3);
        output.raw(WRITE_OVER + frames.charAt(frame % frames.length()) + " " + line + style.paint(Tone.FAINT, elapsed));
    }
}
