package io.servermanager.app.output;

import java.util.List;
import sun.misc.Signal;

/**
 * Shows a result that changes. On a terminal each takes the place of the one before, without flicker, on the alternate
 * screen and without a cursor; elsewhere they follow one another. However the program ends, the terminal is left as it
 * was found. Safe for use by several threads.
 */
public final class LiveScreen implements AutoCloseable {

    /** Alternate screen (xterm, private mode 1049) and no cursor (DECTCEM, mode 25). */
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";

    /** The same taken back; on a new line where a terminal has no alternate screen. */
    private static final String LEAVE = "\r\n\u001b[?25h\u001b[?1049l";

    /** Cursor to the first column of the first row, and erasing to the end of the line and of the page (ECMA-48, 8.3). */
    private static final String HOME = "\u001b[H";

    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Output output;
    private final boolean writesOver;
    private final Thread atExit = new Thread(this::leave, "screen");
    private boolean first = true;
    private boolean left;

    /** A screen on standard output. */
    public LiveScreen(Output output) {
        this.output = output;
        this.writesOver = output.canRedraw();
        if (writesOver) {
            Runtime.getRuntime().addShutdownHook(atExit);
            Signal.handle(new Signal("WINCH"), signal -> output.terminalChanged());
            output.bytes(ENTER);
        }
    }

    /**
     * Shows these lines; those that do not fit are left out.
     *
     * @return whether there is still somebody to read them
     */
    public synchronized boolean show(List<String> lines) {
        if (left) {
            return false;
        }
        if (writesOver) {
            output.bytes(drawing(lines));
        } else {
            output.lines(first ? List.of() : List.of(""));
            output.lines(lines);
        }
        first = false;
        return !output.lost();
    }

    private String drawing(List<String> lines) {
        StringBuilder drawing = new StringBuilder(HOME);
        int rows = Math.min(lines.size(), output.rows());
        for (int row = 0; row < rows; row++) {
            drawing.append(row == 0 ? "" : "\r\n").append(lines.get(row)).append(ERASE_LINE);
        }
        return drawing.append(ERASE_BELOW).toString();
    }

    private synchronized void leave() {
        if (!left) {
            left = true;
            output.bytes(LEAVE);
        }
    }

    @Override
    public void close() {
        if (writesOver) {
            leave();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException endingAlready) {
                return;
            }
        }
    }
}
