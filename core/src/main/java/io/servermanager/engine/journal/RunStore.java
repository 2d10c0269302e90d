package io.servermanager.engine.journal;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** All runs of this host, under {@code <state>/runs}. Safe for use by several threads and processes. */
public final class RunStore {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path runs;
    private final Clock clock;

    /** The runs under {@code state}, which need not exist yet. */
    public RunStore(Path state, Clock clock) {
        this.runs = state.resolve("runs");
        this.clock = clock;
    }

    /** A new id: it sorts by time, names what it is about and is unique. */
    public String newRunId(String service, String workflow) {
        return TIME.format(clock.instant()) + "-" + service + "-" + workflow + "-"
                + String.format(Locale.ROOT, "%04x", ThreadLocalRandom.current().nextInt(0x10000));
    }

    /**
     * Begins the journal of a run.
     *
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} or {@code FAILED} if the directory cannot be made
     */
    public Journal begin(String runId) {
        Path directory = runs.resolve(runId);
        try {
            var oursAlone = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(runs, oursAlone);
            Files.createDirectory(directory, oursAlone);
        } catch (AccessDeniedException e) {
            throw new MaintenanceException(
                    Kind.NOT_PERMITTED, "The directory " + runs + " cannot be written", "Run this as root.", e);
        } catch (IOException e) {
            throw new MaintenanceException(
                    Kind.FAILED, "The directory " + directory + " cannot be made: " + e, "Look at the disk.", e);
        }
        return FileJournal.open(directory, clock);
    }

    /** Opens the journal of an interrupted run for going on. */
    public Journal reopen(String runId) {
        return FileJournal.open(runs.resolve(runId), clock);
    }

    /** One run. */
    public Optional<RunRecord> find(String runId) {
        if (!runId.matches("[A-Za-z0-9-]+")) {
            return Optional.empty();
        }
        Path directory = runs.resolve(runId);
        return isRun(directory) ? Optional.of(RunRecord.read(directory)) : Optional.empty();
    }

    /** All runs, newest first. */
    public List<RunRecord> all() {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(runs)) {
            return directories
                    .filter(RunStore::isRun)
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .map(RunRecord::read)
                    .toList();
        } catch (AccessDeniedException e) {
            throw new MaintenanceException(
                    Kind.NOT_PERMITTED, "The directory " + runs + " cannot be read", "Run this as root.", e);
        } catch (IOException e) {
            throw new MaintenanceException(
                    Kind.FAILED, "The directory " + runs + " cannot be read: " + e, "Look at the disk.", e);
        }
    }

    /** The runs without an end, newest first: those at work and those that were interrupted. */
    public List<RunRecord> open() {
        return all().stream()
                .filter(run ->
                        run.state().started().isPresent() && run.outcome().isEmpty())
                .toList();
    }

    private static boolean isRun(Path directory) {
        return Files.isRegularFile(directory.resolve(FileJournal.FILE));
    }
}
