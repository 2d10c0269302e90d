package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Describes what lies in a tree, content and all. */
final class EntryReader {

    private EntryReader() {}

    /** Describes the whole tree of a part; every file is read. */
    static List<Entry> read(String part, List<TreeScan.Found> scan, Meter meter) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Map<Stat.FileId, Entry> first = new HashMap<>();
        for (TreeScan.Found found : scan) {
            Entry leader = found.stat().shared() ? first.get(found.stat().id()) : null;
            if (leader != null) {
                entries.add(named(leader, found.name()));
                continue;
            }
            Entry entry = describe(part, found);
            if (entry.kind() == Kind.FILE) {
                entry = entry.withContent(Content.of(found.path(), meter).sha256());
            }
            first.put(found.stat().id(), entry);
            entries.add(entry);
        }
        return entries;
    }

    /** Everything but the content. */
    static Entry describe(String part, TreeScan.Found found) throws IOException {
        Entry entry = Entry.of(part, found.name(), found.stat());
        return switch (found.stat().kind()) {
            case LINK -> entry.withTarget(RawNames.encodeTarget(Files.readSymbolicLink(found.path())));
            case FILE, DIRECTORY -> entry.withAttributes(UserAttributes.of(found.path()));
            default -> entry;
        };
    }

    /** Another name of the same file. */
    static Entry named(Entry leader, String name) {
        return leader.named(name).withLink(leader.name());
    }
}
