package io.servermanager.engine.snapshot;

import io.servermanager.spi.CommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Restores a part, or a main directory that cannot be renamed, one file after the other. */
final class InPlace {
    private final FileActions actions;
    private final CommandRunner commands;
    private final Layout kept;
    private final String part;
    private final Path live;

    InPlace(FileActions actions, CommandRunner commands, Layout kept, String part, Path live) {
        this.actions = actions;
        this.commands = commands;
        this.kept = kept;
        this.part = part;
        this.live = live;
    }

    void restore(Layout from, Map<String, Entry> wanted, Meter meter) throws IOException, InterruptedException {
        if (!Layout.present(kept.saved(part))) {
            save(meter);
        }
        Path copy = from.root(part);
        FileCopy files = new FileCopy(actions, Base.NONE, ForeignAttributes.of(commands, copy), meter);
        new Mirror(actions, files, copy, live, wanted).run(meter);
        Restoration.check(wanted, live, meter);
    }

    /** Copies the live files, which nothing has touched yet, from the start. */
    private void save(Meter meter) throws IOException, InterruptedException {
        Path copy = kept.root(part);
        for (TreeScan.Found found : TreeScan.of(copy, false)) {
            if (found.name().equals(RawNames.ROOT) == !part.isEmpty()) {
                actions.delete(found.path());
            }
        }
        FileCopy files = new FileCopy(actions, Base.NONE, ForeignAttributes.of(commands, live), meter);
        new TreeCopy(actions, files, part, live, copy, false).run(Map.of());
        actions.syncFileSystem(kept.directory());
        actions.write(kept.saved(part), new byte[0]);
    }
}
