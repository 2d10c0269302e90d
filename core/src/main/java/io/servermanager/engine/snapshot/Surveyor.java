package io.servermanager.engine.snapshot;

import io.servermanager.engine.snapshot.TreeScan.Found;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at live files before a snapshot. Reads only. */
final class Surveyor {
    /** PATH_MAX of linux/limits.h, with its closing zero. */
    private static final int LONGEST_PATH = 4096;

    private final Path live;
    private final Path directory;
    private final CommandRunner commands;

    private long bytes;
    private long entries;
    private int foreignOwners;
    private int devices;
    private int tooLong;
    private final Map<Stat.FileId, List<Found>> shared = new HashMap<>();
    private boolean extended;

    Surveyor(Path live, Path directory, CommandRunner commands) {
        this.live = live;
        this.directory = directory;
        this.commands = commands;
    }

    Survey survey(List<Part> parts) throws IOException, InterruptedException {
        Path snapshot = directory.resolve(live.getFileName() + ".pre-update.20000101T000000Z-99");
        Layout layout = new Layout(snapshot);
        look(live, layout.root(""));
        for (Part part : parts) {
            look(part.path(), layout.root(part.name()));
        }
        Path existing = existing(directory);
        FileStore store = Files.getFileStore(existing);
        return new Survey(bytes, entries, store.getUsableSpace(), freeInodes(existing), losses(store));
    }

    private void look(Path tree, Path copy) throws IOException, InterruptedException {
        int shift = RawNames.bytes(copy).length - RawNames.bytes(tree).length;
        long self = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        for (Found found : TreeScan.of(tree, true)) {
            Stat stat = found.stat();
            entries++;
            if (stat.shared()) {
                shared.computeIfAbsent(stat.id(), id -> new ArrayList<>()).add(found);
            }
            bytes += !stat.shared() || shared.getOrDefault(stat.id(), List.of()).size() == 1 ? stat.size() : 0;
            foreignOwners += stat.uid() == self ? 0 : 1;
            devices += stat.kind() == Kind.CHARACTER_DEVICE || stat.kind() == Kind.BLOCK_DEVICE ? 1 : 0;
            tooLong += RawNames.bytes(found.path()).length + shift >= LONGEST_PATH ? 1 : 0;
        }
        extended |= ForeignAttributes.of(commands, tree).any();
    }

    private List<String> losses(FileStore store) {
        List<String> losses = new ArrayList<>();
        if (!Privilege.root() && foreignOwners > 0) {
            losses.add("The owners of " + foreignOwners + " files cannot be kept: only root can give files to others.");
        }
        if (!Privilege.root() && devices > 0) {
            losses.add(devices + " device nodes cannot be kept: only root can make them.");
        }
        if (extended && !store.supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
            losses.add("Extended attributes and access control lists cannot be kept: the file system of " + directory
                    + " (" + store.type() + ") has none.");
        }
        if (tooLong > 0) {
            losses.add(tooLong + " files have paths that would be too long in " + directory + ".");
        }
        for (List<Found> names : shared.values()) {
            Found first = names.get(0);
            if (first.stat().links() > names.size()) {
                losses.add(first.path() + " has " + (first.stat().links() - names.size())
                        + " more names outside: after a restore those are another file.");
            }
        }
        return losses;
    }

    private long freeInodes(Path path) throws InterruptedException {
        CommandResult result = commands.run(Command.reads("stat", "--file-system", "--format=%c %d", path.toString()));
        String[] numbers = result.stdout().strip().split(" ");
        if (!result.succeeded() || numbers.length != 2) {
            return -1;
        }
        // Such as btrfs, which makes them as needed.
        boolean fixed = Long.parseLong(numbers[0]) > 0;
        return fixed ? Long.parseLong(numbers[1]) : -1;
    }

    private static Path existing(Path path) {
        Path current = path;
        while (!Files.exists(current) && current.getParent() != null) {
            current = current.getParent();
        }
        return current;
    }
}
