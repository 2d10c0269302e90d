package io.servermanager.monitor.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one tree is divided among several walks: into directories near its top, each walked apart, and the rest, which is
 * all but those. They are told apart by inode, so that no name has to be understood.
 */
final class WalkPlan {

    /** So many entries are looked at to find directories: looking at more would be a walk of its own. */
    private static final int MOST_ENTRIES = 20_000;

    /** So many directories are walked apart at most: their numbers must fit into one command. */
    private static final int MOST_UNITS = 1024;

    private static final int DIRECTORY = 0040000;
    private static final int TYPE = 0170000;

    private final Path root;
    private final long device;
    private final Branch top;
    private final Map<Long, Branch> branches = new HashMap<>();
    private final Map<Long, Path> units;
    private int lookedAt;

    private WalkPlan(Path root) throws IOException {
        this.root = root;
        this.device = number(root, "dev");
        this.top = Branch.of(root, null);
        branches.put(number(root, "ino"), top);
        this.units = divided();
    }

    /**
     * Looks at the top of a tree.
     *
     * @param root an absolute path without symbolic links in it
     * @throws IOException if it is not there or may not be seen
     */
    static WalkPlan of(Path root) throws IOException {
        return new WalkPlan(root);
    }

    Path root() {
        return root;
    }

    /** The device of the tree; what is on another is not part of it. */
    long device() {
        return device;
    }

    /** The tree's own branch. */
    Branch top() {
        return top;
    }

    /** The branches by inode; none is added any more. */
    Map<Long, Branch> branches() {
        return branches;
    }

    /** The directories that are walked apart, by inode. */
    Map<Long, Path> units() {
        return units;
    }

    /** The commands' starting points: the units, dealt out to as many hands. */
    List<List<Path>> dealt(int hands) {
        List<List<Path>> dealt = new ArrayList<>();
        int next = 0;
        for (Path unit : units.values()) {
            if (dealt.size() < hands) {
                dealt.add(new ArrayList<>());
            }
            dealt.get(next++ % hands).add(unit);
        }
        return dealt;
    }

    private Map<Long, Path> divided() {
        Map<Long, Path> found = new LinkedHashMap<>();
        Map<Long, Path> first = subdirectories(top);
        int left = MOST_UNITS - first.size();
        for (Map.Entry<Long, Path> entry : first.entrySet()) {
            Map<Long, Path> second = subdirectories(branch(entry.getKey()));
            boolean fits = !second.isEmpty() && second.size() <= left;
            if (fits) {
                found.putAll(second);
                left -= second.size();
            } else {
                found.put(entry.getKey(), entry.getValue());
            }
        }
        found.values().removeIf(path -> !canBeAnArgument(path));
        List.copyOf(found.keySet()).stream().skip(MOST_UNITS).forEach(found::remove);
        return found;
    }

    /** The directories in one, by inode, each as a branch from now on; none if too much has been looked at. */
    private Map<Long, Path> subdirectories(Branch parent) {
        Map<Long, Path> found = new LinkedHashMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent.path())) {
            for (Path path : stream) {
                if (++lookedAt > MOST_ENTRIES) {
                    return Map.of();
                }
                inodeOfDirectory(path).ifPresent(inode -> found.put(inode, path));
            }
        } catch (IOException | DirectoryIteratorException vanishedOrForbidden) {
            // The walk meets it as well, and tells of it.
        }
        found.keySet().removeAll(branches.keySet());
        found.forEach((inode, path) -> branches.put(inode, Branch.of(path, parent)));
        return found;
    }

    /** Empty if it is none, or on another device, or has vanished. */
    private Optional<Long> inodeOfDirectory(Path path) {
        try {
            Map<String, Object> stat = Files.readAttributes(path, "unix:mode,ino,dev", LinkOption.NOFOLLOW_LINKS);
            boolean ours = (number(stat, "mode") & TYPE) == DIRECTORY && number(stat, "dev") == device;
            return ours ? Optional.of(number(stat, "ino")) : Optional.empty();
        } catch (IOException vanishedOrForbidden) {
            return Optional.empty();
        }
    }

    private Branch branch(long inode) {
        return branches.getOrDefault(inode, top);
    }

    /** Names are bytes, arguments are text: some names cannot be one. Those stay in the rest. */
    private static boolean canBeAnArgument(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException notInThisLocale) {
            return false;
        }
    }

    private static long number(Path path, String attribute) throws IOException {
        return number(Files.readAttributes(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS), attribute);
    }

    private static long number(Map<String, Object> stat, String attribute) {
        return stat.get(attribute) instanceof Number number ? number.longValue() : 0;
    }
}
