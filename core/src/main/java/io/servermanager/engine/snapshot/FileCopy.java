package io.servermanager.engine.snapshot;

import io.servermanager.engine.snapshot.TreeScan.Found;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies regular files, reads each copy back, and shares with an earlier snapshot what did not change. */
final class FileCopy {
    /** Within one tick of the file system's clock a file may change twice and look the same; two seconds is FAT's. */
    private static final Duration GRANULARITY = Duration.ofSeconds(2);

    private static final int ATTEMPTS = 3;

    private final FileActions actions;
    private final Base base;
    private final ForeignAttributes foreign;
    private final Meter meter;

    FileCopy(FileActions actions, Base base, ForeignAttributes foreign, Meter meter) {
        this.actions = actions;
        this.base = base;
        this.foreign = foreign;
        this.meter = meter;
    }

    /** Copies a file that was found a moment ago. */
    Entry copy(String part, Found found, Path target, boolean living) throws IOException, InterruptedException {
        meter.checkStopped();
        Instant start = Instant.now();
        Found current = found;
        for (int attempt = 1; ; attempt++) {
            actions.delete(target);
            Map<String, String> attributes = UserAttributes.of(current.path());
            Content content = Content.upTo(current.stat().size(), current.path(), meter);
            place(current, target, attributes, content);
            Content copied = Content.of(target, new Meter(Progress.NONE, 0));
            Entry entry = Entry.of(part, current.name(), current.stat())
                    .withAttributes(attributes)
                    .withContent(copied.sha256());
            boolean same =
                    copied.equals(content) && content.size() == current.stat().size();
            if (living) {
                return same && !recent(current.stat(), start) ? entry : entry.unsettled();
            }
            if (same) {
                return entry;
            }
            current = new Found(current.name(), current.path(), Stat.of(current.path()));
            if (attempt == ATTEMPTS) {
                throw new MaintenanceException(
                        MaintenanceException.Kind.CHANGED_MEANWHILE,
                        "Something still writes to " + current.path() + " while the service should stand still.",
                        "Find out who has it open, for example with 'fuser -v', and stop that.");
            }
        }
    }

    private void place(Found found, Path target, Map<String, String> attributes, Content content)
            throws IOException, InterruptedException {
        boolean hidden = foreign.possibleAt(found.name());
        Optional<Entry> earlier = base.of(found, attributes, hidden);
        if (earlier.isPresent() && shared(earlier.get(), target, content)) {
            return;
        }
        if (!content.sparse()) {
            actions.copyFile(found.path(), target, found.stat());
        } else if (hidden) {
            actions.copyByCommand(List.of(Map.entry(found.path(), target)));
        } else {
            actions.copySparseFile(found.path(), target, found.stat(), attributes, new Meter(Progress.NONE, 0));
        }
    }

    /** Shares the earlier copy if it is intact. */
    private boolean shared(Entry earlier, Path target, Content content) throws IOException {
        if (!content.sha256().equals(earlier.sha256())) {
            return false;
        }
        Path copy = base.copyOf(earlier);
        try {
            boolean intact = earlier.describedBy(Stat.of(copy))
                    && UserAttributes.of(copy).equals(earlier.attributes())
                    && Content.of(copy, new Meter(Progress.NONE, 0)).equals(content);
            if (intact) {
                actions.link(copy, target);
            }
            return intact;
        } catch (FileSystemException e) {
            // Another file system, too many names of it, or gone: it is copied instead.
            return false;
        }
    }

    private static boolean recent(Stat stat, Instant start) {
        Instant settled = start.minus(GRANULARITY);
        return stat.changed().isAfter(settled) || stat.modified().isAfter(settled);
    }
}
