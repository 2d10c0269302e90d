package io.servermanager.engine.snapshot;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part of an earlier snapshot, whose files may be shared. */
final class Base {
    static final Base NONE = new Base(Path.of("/"), Map.of());

    private final Path root;
    private final Map<String, Entry> entries;
    private final Set<String> leaders = new HashSet<>();

    Base(Path root, Map<String, Entry> entries) {
        this.root = root;
        this.entries = entries;
        for (Entry entry : entries.values()) {
            if (entry.link() != null) {
                leaders.add(entry.link());
            }
        }
    }

    /**
     * The earlier copy of a file, if it is the same in all but perhaps its content, which the caller compares.
     *
     * <p>Names of one file are never shared: by hand they could not be told from files that merely are equal.
     *
     * @param hidden whether the file may have attributes that cannot be compared: then it has to be the same file,
     *     untouched since
     */
    Optional<Entry> of(TreeScan.Found found, Map<String, String> attributes, boolean hidden) {
        Entry entry = entries.get(found.name());
        if (entry == null || found.stat().shared() || entry.link() != null || leaders.contains(entry.name())) {
            return Optional.empty();
        }
        boolean same = hidden ? entry.stillIs(found.stat()) : entry.describedBy(found.stat());
        return same && entry.attributes().equals(attributes) ? Optional.of(entry) : Optional.empty();
    }

    Path copyOf(Entry entry) {
        return entry.below(root);
    }
}
