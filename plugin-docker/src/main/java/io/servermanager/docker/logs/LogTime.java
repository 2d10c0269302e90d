package io.servermanager.docker.logs;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the time before a message: RFC 3339 with nine digits of a second, as in {@code 2026-01-31T12:00:00.000000000Z}
 * (moby, jsonmessage.RFC3339NanoFixed), and a space. Remembers the last second, since the next message mostly is of the
 * same. For use by one thread.
 */
final class LogTime {

    /** The bytes of a time in UTC. */
    static final int LENGTH = 30;

    private static final int SECONDS = 19;

    /** A time with an offset, as of engines that read the journal in local time, and the space after it. */
    private static final int LONGEST = 36;

    private byte[] second = new byte[0];
    private long epochSecond;

    /** The time that the message begins with; empty if it begins with something else. */
    Optional<Instant> of(byte[] message) {
        if (message.length > LENGTH
                && message[LENGTH] == ' '
                && message[LENGTH - 1] == 'Z'
                && message[SECONDS] == '.') {
            int nano = 0;
            for (int i = SECONDS + 1; i < LENGTH - 1; i++) {
                if (message[i] < '0' || message[i] > '9') {
                    return Optional.empty();
                }
                nano = nano * 10 + message[i] - '0';
            }
            return readSecond(message) ? Optional.of(Instant.ofEpochSecond(epochSecond, nano)) : Optional.empty();
        }
        return withOffset(message);
    }

    /** How many bytes the time and its space are in a message that begins with one. */
    static int length(byte[] message) {
        return space(message) + 1;
    }

    private boolean readSecond(byte[] message) {
        if (second.length == SECONDS && Arrays.equals(message, 0, SECONDS, second, 0, SECONDS)) {
            return true;
        }
        try {
            byte[] digits = Arrays.copyOf(message, SECONDS);
            epochSecond = LocalDateTime.parse(new String(digits, StandardCharsets.ISO_8859_1))
                    .toEpochSecond(ZoneOffset.UTC);
            second = digits;
            return true;
        } catch (DateTimeException other) {
            return false;
        }
    }

    private static Optional<Instant> withOffset(byte[] message) {
        int space = space(message);
        if (space <= SECONDS) {
            return Optional.empty();
        }
        try {
            String text = new String(message, 0, space, StandardCharsets.ISO_8859_1);
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    private static int space(byte[] message) {
        for (int i = 0; i < Math.min(message.length, LONGEST); i++) {
            if (message[i] == ' ') {
                return i;
            }
        }
        return -1;
    }
}
