package io.servermanager.engine.journal;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journal on disk says.
 *
 * @param entries the whole lines from the first on, up to the first broken one
 * @param wholeBytes the length of these lines; what stands behind it is a torn line that was never acted on, or damage
 * @param damage what is broken, if a line other than the last is
 */
public record JournalFile(List<JournalEntry> entries, long wholeBytes, Optional<String> damage) {

    public JournalFile {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a journal.
     *
     * @throws MaintenanceException of kind {@link Kind#DAMAGED} if the file cannot be read at all
     */
    public static JournalFile read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new MaintenanceException(
                    Kind.DAMAGED, "The journal " + file + " cannot be read: " + e, "Look at the disk.", e);
        }
    }

    static JournalFile parse(byte[] bytes) {
        List<JournalEntry> entries = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            int end = indexOfLineFeed(bytes, start);
            boolean last = end < 0 || end == bytes.length - 1;
            Optional<JournalEntry> entry = end < 0 ? Optional.empty() : decode(bytes, start, end);
            if (entry.isEmpty() || entry.get().seq() != entries.size() + 1L) {
                Optional<String> damage = last && !holdsTwoLines(bytes, start)
                        ? Optional.empty()
                        : Optional.of("line " + (entries.size() + 1) + " is broken");
                return new JournalFile(entries, start, damage);
            }
            entries.add(entry.get());
            start = end + 1;
        }
        return new JournalFile(entries, start, Optional.empty());
    }

    /** A line is torn by a crash; that two have run together is damage, since the first one was whole. */
    private static boolean holdsTwoLines(byte[] bytes, int start) {
        String rest = new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        return rest.indexOf(JournalFormat.LINE_START, 1) > 0;
    }

    private static Optional<JournalEntry> decode(byte[] bytes, int start, int end) {
        try {
            return JournalFormat.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static int indexOfLineFeed(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
