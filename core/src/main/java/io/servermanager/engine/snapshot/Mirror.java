package io.servermanager.engine.snapshot;

import io.servermanager.engine.snapshot.TreeScan.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes a tree equal to a copy without replacing its root: for mount points. May be repeated after it was cut off. */
final class Mirror {
    /** Taken for something extra, and so deleted, if it is left behind. */
    private static final String TEMPORARY = ".server-manager-restoring";

    private final FileActions actions;
    private final FileCopy files;
    private final Path from;
    private final Path to;
    private final Map<String, Entry> wanted;
    private final Set<String> leaders = new HashSet<>();

    Mirror(FileActions actions, FileCopy files, Path from, Path to, Map<String, Entry> wanted) {
        this.actions = actions;
        this.files = files;
        this.from = from;
        this.to = to;
        this.wanted = wanted;
        for (Entry entry : wanted.values()) {
            if (entry.link() != null) {
                leaders.add(entry.link());
            }
        }
    }

    void run(Meter meter) throws IOException, InterruptedException {
        Set<String> kept = clear(meter);
        List<Map.Entry<Path, Path>> byCommand = new ArrayList<>();
        List<Entry> links = new ArrayList<>();
        for (Entry entry : wanted.values()) {
            Path target = entry.below(to);
            if (entry.directory()) {
                makeDirectory(entry, target);
            } else if (kept.contains(entry.name())) {
                continue;
            } else if (entry.link() != null) {
                links.add(entry);
            } else if (entry.kind() == Kind.FILE) {
                replace(entry, target);
            } else {
                actions.delete(target);
                byCommand.add(Map.entry(entry.below(from), target));
            }
        }
        actions.copyByCommand(byCommand);
        for (Entry entry : links) {
            Path target = entry.below(to);
            actions.delete(target);
            actions.link(RawNames.resolve(to, String.valueOf(entry.link())), target);
        }
        List<Entry> backwards = new ArrayList<>(wanted.values());
        Collections.reverse(backwards);
        for (Entry entry : backwards) {
            if (entry.directory()) {
                actions.describe(entry.below(to), entry);
            }
        }
    }

    /** Deletes what should not be there; returns the names of what is already right. */
    private Set<String> clear(Meter meter) throws IOException {
        Set<String> kept = new HashSet<>();
        List<Found> backwards = new ArrayList<>(TreeScan.of(to, false));
        Collections.reverse(backwards);
        for (Found found : backwards) {
            Entry entry = wanted.get(found.name());
            if (entry == null || entry.kind() != found.stat().kind()) {
                actions.delete(found.path());
            } else if (right(entry, found, meter)) {
                kept.add(found.name());
            }
        }
        return kept;
    }

    private boolean right(Entry entry, Found found, Meter meter) throws IOException {
        if (entry.directory()
                || entry.link() != null
                || leaders.contains(entry.name())
                || found.stat().shared()
                || !entry.describedBy(found.stat())) {
            return false;
        }
        return switch (entry.kind()) {
            case FILE ->
                entry.attributes().equals(UserAttributes.of(found.path()))
                        && Content.of(found.path(), meter).sha256().equals(entry.sha256());
            case LINK ->
                RawNames.encodeTarget(Files.readSymbolicLink(found.path())).equals(entry.target());
            default -> true;
        };
    }

    private void makeDirectory(Entry entry, Path target) throws IOException {
        if (Stat.find(target).isPresent()) {
            return;
        }
        if (entry.root()) {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
        }
        actions.copyDirectory(entry.below(from), target);
    }

    private void replace(Entry entry, Path target) throws IOException, InterruptedException {
        Path parent = Objects.requireNonNull(target.getParent());
        if (entry.root()) {
            Files.createDirectories(parent);
        }
        Path written = parent.resolve(TEMPORARY);
        Found source = new Found(entry.name(), entry.below(from), Stat.of(entry.below(from)));
        files.copy(entry.part(), source, written, false);
        actions.rename(written, target);
    }
}
