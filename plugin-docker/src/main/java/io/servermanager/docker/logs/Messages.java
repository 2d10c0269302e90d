package io.servermanager.docker.logs;

import io.servermanager.docker.engine.RawLog;
import java.io.IOException;
import java.util.Optional;

/** Tells the messages of a raw log apart. Large ones come in pieces, so that none is ever whole in memory. */
interface Messages {

    /** The most that a piece holds; the engine itself cuts what a container writes after 16 KiB. */
    int LARGEST = 1 << 16;

    /**
     * The next message, or the next piece of a large one.
     *
     * @return empty at the end
     * @throws IOException when the log ends within a message, or cannot be read on
     */
    Optional<Message> next() throws IOException;

    /** The messages of {@code log}. */
    static Messages of(RawLog log) {
        return log.terminal() ? new TerminalMessages(log.body()) : new FramedMessages(log.body());
    }

    /**
     * A message, or a piece of it.
     *
     * @param error whether it was written to standard error
     * @param begins whether it begins here, and so with its time
     * @param bytes what it says
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Message(boolean error, boolean begins, byte[] bytes) {}
}
