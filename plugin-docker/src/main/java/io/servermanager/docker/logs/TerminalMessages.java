package io.servermanager.docker.logs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The messages of a container with a terminal, which come without frames: each is a line, or 16 KiB of a longer one
 * (moby, daemon/logger/copier.go), with its time before it.
 */
final class TerminalMessages implements Messages {

    /** What the engine takes of a long line for one message. */
    static final int CUT = 1 << 14;

    /** The most bytes of one message: its time, a space and its part of the line. */
    private static final int LONGEST = LogTime.LENGTH + 1 + CUT;

    private final InputStream in;

    TerminalMessages(InputStream in) {
        this.in = new BufferedInputStream(in, LARGEST);
    }

    @Override
    public Optional<Message> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = 0;
        while (next != '\n' && bytes.size() < LONGEST) {
            next = in.read();
            if (next < 0) {
                break;
            }
            bytes.write(next);
        }
        return bytes.size() == 0 ? Optional.empty() : Optional.of(new Message(false, true, bytes.toByteArray()));
    }
}
