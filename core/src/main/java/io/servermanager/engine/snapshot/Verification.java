package io.servermanager.engine.snapshot;

import io.servermanager.engine.snapshot.TreeScan.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a tree with a manifest, entry by entry, every file read. */
final class Verification {
    private final Map<String, Entry> wanted;
    private final Path root;
    private final boolean privateRoot;
    private final Meter meter;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Stat.FileId> ids = new HashMap<>();

    private Verification(Map<String, Entry> wanted, Path root, boolean privateRoot, Meter meter) {
        this.wanted = wanted;
        this.root = root;
        this.privateRoot = privateRoot;
        this.meter = meter;
    }

    /**
     * What differs, one sentence each.
     *
     * @param privateRoot whether the root is a snapshot's, which has a mode of its own
     */
    static List<String> of(Map<String, Entry> wanted, Path root, boolean privateRoot, Meter meter) throws IOException {
        Verification verification = new Verification(wanted, root, privateRoot, meter);
        verification.run();
        return verification.problems;
    }

    private void run() throws IOException {
        Set<String> missing = new HashSet<>(wanted.keySet());
        for (Found found : TreeScan.of(root, false)) {
            missing.remove(found.name());
            Entry entry = wanted.get(found.name());
            if (entry == null) {
                problems.add(RawNames.readable(found.name()) + " should not be there.");
            } else if (!(privateRoot && entry.root() && entry.directory())) {
                compare(entry, found);
            }
        }
        missing.stream().sorted().forEach(name -> problems.add(RawNames.readable(name) + " is missing."));
    }

    private void compare(Entry entry, Found found) throws IOException {
        Stat stat = found.stat();
        if (stat.kind() != entry.kind()) {
            problems.add(entry.readable() + " is a " + stat.kind().word() + ", not a "
                    + entry.kind().word() + ".");
            return;
        }
        ids.put(entry.name(), stat.id());
        differs(entry, "the mode", Integer.toOctalString(entry.mode()), Integer.toOctalString(stat.mode()));
        if (Privilege.root()) {
            differs(entry, "the owner", entry.uid() + ":" + entry.gid(), stat.uid() + ":" + stat.gid());
        }
        differs(entry, "the time", entry.modified(), stat.modified());
        differs(entry, "the size", entry.size(), stat.size());
        differs(entry, "the device", entry.device(), stat.specialDevice());
        if (entry.kind() == Kind.LINK) {
            String target = RawNames.encodeTarget(Files.readSymbolicLink(found.path()));
            differs(entry, "the target", entry.target(), target);
        }
        if (entry.link() != null) {
            if (!stat.id().equals(ids.get(entry.link()))) {
                problems.add(entry.readable() + " should be the same file as " + RawNames.readable(entry.link()) + ".");
            }
            return;
        }
        if (entry.kind() == Kind.FILE || entry.directory()) {
            differs(entry, "the extended attributes", entry.attributes(), UserAttributes.of(found.path()));
        }
        if (entry.kind() == Kind.FILE) {
            differs(
                    entry,
                    "the SHA-256",
                    entry.sha256(),
                    Content.of(found.path(), meter).sha256());
        }
    }

    private void differs(Entry entry, String what, @Nullable Object should, @Nullable Object is) {
        if (!String.valueOf(should).equals(String.valueOf(is))) {
            problems.add(entry.readable() + ": " + what + " is " + is + ", should be " + should + ".");
        }
    }
}
