package io.servermanager.engine.snapshot;

import io.servermanager.engine.snapshot.TreeScan.Found;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a copy of a tree, or brings an earlier one up to date. Used once. */
final class TreeCopy {
    private final FileActions actions;
    private final FileCopy files;
    private final String part;
    private final Path from;
    private final Path to;
    private final boolean living;

    private final Map<String, Entry> result = new LinkedHashMap<>();
    private final Map<Stat.FileId, String> leaders = new HashMap<>();
    private final List<Map.Entry<Path, Path>> byCommand = new ArrayList<>();
    private final List<Found> links = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();
    private final List<Path> written = new ArrayList<>();

    /**
     * A copy yet to be made.
     *
     * @param living whether the tree may change meanwhile
     */
    TreeCopy(FileActions actions, FileCopy files, String part, Path from, Path to, boolean living) {
        this.actions = actions;
        this.files = files;
        this.part = part;
        this.from = from;
        this.to = to;
        this.living = living;
    }

    /**
     * Copies what is not yet there.
     *
     * @param earlier what an earlier copying left at the target
     * @return what is there now
     */
    List<Entry> run(Map<String, Entry> earlier) throws IOException, InterruptedException {
        List<Found> scan = TreeScan.of(from, living);
        Map<String, Entry> kept = removeObsolete(scan, earlier);
        for (Found found : scan) {
            Entry present = kept.get(found.name());
            if (present != null && present.stillIs(found.stat())) {
                keep(found, present);
            } else {
                tolerant(found, () -> copy(found, present != null));
            }
        }
        actions.copyByCommand(byCommand);
        dropVanished();
        for (Found found : links) {
            tolerant(found, () -> link(found));
        }
        describeDirectories(scan);
        return List.copyOf(result.values());
    }

    /** What was written and is not yet surely on disk. */
    List<Path> written() {
        return written;
    }

    /** Removes the copies of what is gone or has changed; returns what remains. */
    private Map<String, Entry> removeObsolete(List<Found> scan, Map<String, Entry> earlier) throws IOException {
        Map<String, Stat> now = new HashMap<>();
        scan.forEach(found -> now.put(found.name(), found.stat()));
        List<Entry> backwards = new ArrayList<>(earlier.values());
        Collections.reverse(backwards);
        Map<String, Entry> kept = new HashMap<>(earlier);
        for (Entry entry : backwards) {
            Stat stat = now.get(entry.name());
            boolean usable = stat != null && (entry.stillIs(stat) || entry.directory() && stat.directory());
            if (!usable) {
                actions.delete(entry.below(to));
                kept.remove(entry.name());
                touched.add(RawNames.parent(entry.name()));
            }
        }
        return kept;
    }

    private void keep(Found found, Entry present) {
        String leader = found.stat().shared() ? leaders.putIfAbsent(found.stat().id(), found.name()) : null;
        result.put(found.name(), present.withLink(leader));
    }

    private void copy(Found found, boolean present) throws IOException, InterruptedException {
        Path target = RawNames.resolve(to, found.name());
        touched.add(RawNames.parent(found.name()));
        if (found.stat().directory()) {
            if (!present && Stat.find(target).isEmpty()) {
                actions.copyDirectory(found.path(), target);
            }
            touched.add(found.name());
            result.put(found.name(), EntryReader.describe(part, found));
            return;
        }
        if (found.stat().shared() && leaders.containsKey(found.stat().id())) {
            links.add(found);
            return;
        }
        if (found.stat().kind() == Kind.FILE) {
            result.put(found.name(), files.copy(part, found, target, living));
            written.add(target);
        } else {
            result.put(found.name(), EntryReader.describe(part, found));
            byCommand.add(Map.entry(found.path(), target));
        }
        if (found.stat().shared()) {
            leaders.put(found.stat().id(), found.name());
        }
    }

    private void link(Found found) throws IOException {
        String leader = leaders.get(found.stat().id());
        Entry entry = leader == null ? null : result.get(leader);
        if (entry != null) {
            actions.link(RawNames.resolve(to, entry.name()), RawNames.resolve(to, found.name()));
            result.put(found.name(), EntryReader.named(entry, found.name()));
        }
    }

    private void dropVanished() throws IOException {
        for (Map.Entry<Path, Path> pair : byCommand) {
            if (Stat.find(pair.getValue()).isPresent()) {
                continue;
            }
            if (!living) {
                throw new MaintenanceException(
                        MaintenanceException.Kind.FAILED,
                        "Copying " + pair.getKey() + " to " + pair.getValue() + " failed.",
                        "Copy it by hand with 'cp -a' to see why.");
            }
            result.values().removeIf(entry -> entry.below(to).equals(pair.getValue()));
        }
    }

    private void describeDirectories(List<Found> scan) throws IOException {
        List<Found> backwards = new ArrayList<>(scan);
        Collections.reverse(backwards);
        for (Found found : backwards) {
            Entry entry = result.get(found.name());
            boolean snapshotRoot = found.name().equals(RawNames.ROOT) && part.isEmpty();
            if (entry != null && entry.directory() && touched.contains(found.name())) {
                Path target = entry.below(to);
                if (!snapshotRoot) {
                    actions.describe(target, entry);
                }
                written.add(target);
            }
        }
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** While the service runs, files may go away or turn into something else under our hands. */
    private void tolerant(Found found, Step step) throws IOException, InterruptedException {
        try {
            step.run();
        } catch (IOException e) {
            Optional<Stat> now = Stat.find(found.path());
            boolean same = now.isPresent()
                    && now.get().id().equals(found.stat().id())
                    && now.get().kind() == found.stat().kind()
                    && result.containsKey(RawNames.parent(found.name()));
            if (!living || same) {
                throw e;
            }
            result.remove(found.name());
            leaders.remove(found.stat().id(), found.name());
            actions.delete(RawNames.resolve(to, found.name()));
        }
    }
}
