package io.servermanager.engine.journal;

import io.servermanager.spi.RunEvent;
import java.time.Instant;

/** Lets tests of other packages write and read journals that are not in files. */
public final class JournalLines {

    private JournalLines() {}

    /** The line of an event. */
    public static byte[] line(long seq, Instant at, RunEvent.Recorded event) {
        return JournalFormat.line(JournalFormat.entry(seq, at, event));
    }

    /** What these lines say. */
    public static JournalFile parse(byte[] lines) {
        return JournalFile.parse(lines);
    }
}
