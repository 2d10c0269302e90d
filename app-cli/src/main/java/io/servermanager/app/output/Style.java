package io.servermanager.app.output;

/**
 * How text is dressed on one stream.
 *
 * @param colour whether escape sequences may be used
 * @param unicode whether characters beyond ASCII may be used
 * @param width columns of the terminal; {@link Integer#MAX_VALUE} where lines have no end, as in a pipe
 */
public record Style(boolean colour, boolean unicode, int width) {

    /** Undressed: what a pipe gets. */
    public static final Style PLAIN = new Style(false, false, Integer.MAX_VALUE);

    /** {@code text} in the colour of {@code tone}. */
    public String paint(Tone tone, String text) {
        return colour && tone != Tone.PLAIN ? "\u001b[" + tone.sgr() + "m" + text + "\u001b[0m" : text;
    }

    /** The mark of something done. */
    public String tick() {
        return paint(Tone.GOOD, unicode ? "✔" : "ok");
    }

    /** The mark of something failed. */
    public String cross() {
        return paint(Tone.BAD, unicode ? "✘" : "FAILED");
    }

    /** The mark of something to be known. */
    public String warning() {
        return paint(Tone.WARNING, unicode ? "⚠" : "!");
    }

    /** The mark of something taken back. */
    public String back() {
        return paint(Tone.WARNING, unicode ? "↶" : "undone:");
    }

    /** Before an entry of a list. */
    public String bullet() {
        return unicode ? "•" : "-";
    }

    /** Between words of one line that stand for themselves. */
    public String dash() {
        return unicode ? "–" : "-";
    }

    /** {@code text} cut to at most {@code columns} characters, with a mark where something was cut off. */
    public String cut(String text, int columns) {
        if (text.length() <= columns) {
            return text;
        }
        String mark = unicode ? "…" : "...";
        return text.substring(0, Math.max(0, columns - mark.length())) + mark;
    }
}
