package io.servermanager.engine.snapshot;

import io.servermanager.spi.CommandRunner;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Restores a main directory by renaming.
 *
 * <p>The state is in what exists: the copy counts once its marker, a file beside it, is there; the live directory has
 * been put aside once the directory that keeps it is there, unless a marker says that files are replaced in place.
 */
final class MainDirectory {
    private final Path live;
    private final Path restoring;
    private final Path marker;
    private final Path inPlaceMarker;
    private final Layout kept;
    private final FileActions actions;
    private final CommandRunner commands;

    MainDirectory(Path live, Path restoring, Layout kept, FileActions actions, CommandRunner commands) {
        this.live = live;
        this.restoring = restoring;
        this.marker = restoring.resolveSibling(restoring.getFileName() + ".ready");
        this.inPlaceMarker = restoring.resolveSibling(restoring.getFileName() + ".in-place");
        this.kept = kept;
        this.actions = actions;
        this.commands = commands;
    }

    void restore(Layout from, Map<String, Entry> wanted, Meter meter) throws IOException, InterruptedException {
        boolean putAside = Layout.present(kept.directory());
        if (Layout.present(inPlaceMarker) || !putAside && LivePath.mounted(live)) {
            inPlace(from, wanted, meter);
            return;
        }
        if (putAside && Layout.present(live) && !Layout.present(restoring)) {
            actions.unwrite(marker);
            Restoration.check(wanted, live, meter);
            return;
        }
        prepare(from, wanted, meter);
        if (!putAside && !putAside()) {
            inPlace(from, wanted, meter);
            return;
        }
        swap();
    }

    /** Makes the verified copy, unless it is there. */
    private void prepare(Layout from, Map<String, Entry> wanted, Meter meter) throws IOException, InterruptedException {
        if (Layout.present(marker) && Layout.present(restoring)) {
            return;
        }
        discardCopy();
        actions.makePrivateDirectory(restoring);
        ForeignAttributes foreign = ForeignAttributes.of(commands, from.directory());
        FileCopy files = new FileCopy(actions, Base.NONE, foreign, meter);
        new TreeCopy(actions, files, "", from.directory(), restoring, false).run(Map.of());
        actions.describe(restoring, Objects.requireNonNull(wanted.get(RawNames.ROOT)));
        Restoration.check(wanted, restoring, meter);
        actions.syncFileSystem(restoring);
        actions.write(marker, new byte[0]);
    }

    private void discardCopy() throws IOException {
        actions.unwrite(marker);
        actions.delete(restoring);
    }

    /** Renames the live directory; false if it turns out to be one that cannot be renamed. */
    private boolean putAside() throws IOException {
        if (!Layout.present(live)) {
            actions.makePrivateDirectory(kept.directory());
            return true;
        }
        try {
            actions.rename(live, kept.directory());
            return true;
        } catch (FileSystemException e) {
            // Such as a bind mount that /proc does not show.
            return false;
        }
    }

    private void swap() throws IOException {
        actions.sync(Objects.requireNonNull(live.getParent()));
        if (Layout.present(live)) {
            // Made again meanwhile, such as by an engine that makes the directories of its mounts.
            kept.prepare(actions);
            actions.delete(kept.ours().resolve("appeared"));
            actions.rename(live, kept.ours().resolve("appeared"));
        }
        actions.rename(restoring, live);
        actions.sync(Objects.requireNonNull(live.getParent()));
        actions.unwrite(marker);
    }

    private void inPlace(Layout from, Map<String, Entry> wanted, Meter meter) throws IOException, InterruptedException {
        actions.write(inPlaceMarker, new byte[0]);
        discardCopy();
        if (!Layout.present(kept.directory())) {
            actions.makePrivateDirectory(kept.directory());
        }
        kept.prepare(actions);
        new InPlace(actions, commands, kept, "", live).restore(from, wanted, meter);
        actions.unwrite(inPlaceMarker);
        actions.unwrite(marker);
    }
}
