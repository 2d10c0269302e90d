package io.servermanager.engine.journal;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.RunEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A journal in a directory of its own. Safe for use by several threads of one process that holds the service's lock. */
public final class FileJournal implements Journal {

    /** The file that holds the entries. */
    public static final String FILE = "journal.jsonl";

    /** The file that holds the output. */
    public static final String OUTPUT = "output.log";

    private static final String RESERVE = "reserve";
    private static final int RESERVE_BYTES = 256 * 1024;
    private static final FileAttribute<?> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final Clock clock;
    private final FileChannel file;
    private final FileChannel output;
    private final List<JournalEntry> entries;

    private FileJournal(Path directory, Clock clock, FileChannel file, FileChannel output, List<JournalEntry> entries) {
        this.directory = directory;
        this.clock = clock;
        this.file = file;
        this.output = output;
        this.entries = new ArrayList<>(entries);
    }

    /**
     * Opens the journal in {@code directory}, which exists, for going on; begins one if there is none. A torn last line
     * is cut off.
     *
     * @throws MaintenanceException of kind {@code DAMAGED} if an earlier line is broken, {@code FAILED} if the file
     *     cannot be written
     */
    public static FileJournal open(Path directory, Clock clock) {
        Path path = directory.resolve(FILE);
        try {
            JournalFile before =
                    Files.exists(path) ? JournalFile.read(path) : new JournalFile(List.of(), 0, Optional.empty());
            if (before.damage().isPresent()) {
                throw new MaintenanceException(
                        Kind.DAMAGED,
                        "The journal " + path + " is damaged: "
                                + before.damage().get(),
                        "Look at the service by hand, then move the directory " + directory + " away.");
            }
            FileChannel file = append(path);
            file.truncate(before.wholeBytes());
            file.force(true);
            reserve(directory.resolve(RESERVE));
            FileChannel output = append(directory.resolve(OUTPUT));
            force(directory);
            return new FileJournal(directory, clock, file, output, before.entries());
        } catch (IOException e) {
            throw notWritten(Kind.FAILED, path, e);
        }
    }

    @Override
    public synchronized JournalEntry append(RunEvent.Recorded event) {
        JournalEntry entry = JournalFormat.entry(entries.size() + 1L, clock.instant(), event);
        byte[] line = JournalFormat.line(entry);
        try {
            write(line);
        } catch (IOException full) {
            try {
                Files.deleteIfExists(directory.resolve(RESERVE));
                write(line);
            } catch (IOException stillFull) {
                stillFull.addSuppressed(full);
                throw notWritten(Kind.INTERRUPTED_RUN, directory.resolve(FILE), stillFull);
            }
        }
        entries.add(entry);
        return entry;
    }

    private void write(byte[] line) throws IOException {
        long before = file.size();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(false);
        } catch (IOException e) {
            file.truncate(before);
            throw e;
        }
    }

    @Override
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void output(String line) {
        try {
            output.write(ByteBuffer.wrap((clock.instant() + " " + line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException ignored) {
            // The log is for people; a full disk is reported by the journal itself.
        }
    }

    @Override
    public synchronized void close() {
        try (file;
                output) {
            Files.deleteIfExists(directory.resolve(RESERVE));
        } catch (IOException ignored) {
            // All that counts has been forced to the disk already.
        }
    }

    private static FileChannel append(Path path) throws IOException {
        // Not APPEND, under which a torn line could not be cut off.
        FileChannel channel =
                FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OURS_ALONE);
        channel.position(channel.size());
        return channel;
    }

    private static void reserve(Path path) throws IOException {
        try (FileChannel channel = append(path)) {
            channel.write(ByteBuffer.allocate(RESERVE_BYTES), 0);
            channel.force(true);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MaintenanceException notWritten(Kind kind, Path path, IOException cause) {
        return new MaintenanceException(
                kind,
                "The journal " + path + " cannot be written: " + cause.getMessage(),
                "Free space on that file system, then run 'server-manager recover'.",
                cause);
    }
}
