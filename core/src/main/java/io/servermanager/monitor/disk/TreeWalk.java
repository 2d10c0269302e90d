package io.servermanager.monitor.disk;

import io.servermanager.monitor.Parallel;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures trees as {@code du -x} does, by several walks at once. Each inode is counted once, over all trees that are
 * measured together; other file systems are not entered, symbolic links below the top not followed. Safe for use by
 * several threads.
 */
public final class TreeWalk {

    /** For each that walks, so many commands: when one tree is much bigger than the others, the rest is shared. */
    private static final int HANDS_PER_WALKER = 4;

    /** find(1) ends so when it could not look everywhere; with more when it was ended. */
    private static final int SOME_UNREADABLE = 1;

    private final CommandRunner commands;
    private final int walkers;
    private final Duration longest;

    /** A way to measure with as many walks at once as there are processors, but at least two: they wait for the disk. */
    public static TreeWalk of(CommandRunner commands, Duration longest) {
        return new TreeWalk(commands, Math.max(2, Math.min(Runtime.getRuntime().availableProcessors(), 8)), longest);
    }

    /**
     * A way to measure.
     *
     * @param commands starts find(1)
     * @param walkers how many walk at once
     * @param longest after this time a measurement is broken off
     */
    public TreeWalk(CommandRunner commands, int walkers, Duration longest) {
        this.commands = commands;
        this.walkers = walkers;
        this.longest = longest;
    }

    /**
     * Measures trees, together.
     *
     * @param roots absolute paths; a symbolic link there is followed
     * @throws MaintenanceException of kind {@code UNAVAILABLE} if one is not there or may not be seen, or find(1) is not
     *     installed
     * @throws InterruptedException when the caller gave up waiting; all walks have then been ended
     */
    public TreeUse measure(Collection<Path> roots) throws InterruptedException {
        List<WalkPlan> plans = new ArrayList<>();
        for (Path root : resolved(roots)) {
            plans.add(plan(root));
        }
        Map<Long, InodeSet> counted = new ConcurrentHashMap<>();
        plans.forEach(plan -> counted.computeIfAbsent(plan.device(), device -> new InodeSet()));
        Tally tally = new Tally(plans);
        List<Callable<Void>> walks = new ArrayList<>();
        long end = System.nanoTime() + longest.toNanos();
        for (WalkPlan plan : plans) {
            InodeSet inodes = counted.getOrDefault(plan.device(), new InodeSet());
            List<List<Path>> starts = new ArrayList<>(plan.dealt(walkers * HANDS_PER_WALKER));
            starts.add(0, List.of(plan.root()));
            for (List<Path> start : starts) {
                boolean rest = start == starts.get(0);
                walks.add(() -> walk(find(start, rest ? plan.units().keySet() : Set.of()), end, plan, inodes, tally));
            }
        }
        Parallel.all("disk walk", walkers, walks);
        return tally.result();
    }

    private Void walk(Command find, long end, WalkPlan plan, InodeSet inodes, Tally tally) throws InterruptedException {
        EntryStream entries = new EntryStream(plan, inodes);
        Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        try {
            CommandResult result = commands.run(find.within(left, left), entries);
            tally.complaints().add(result.stderr());
            if (result.exitCode() > SOME_UNREADABLE) {
                tally.breakOff();
            }
        } catch (MaintenanceException failed) {
            if (failed.kind() != Kind.TIMEOUT) {
                throw failed;
            }
            tally.breakOff();
        } finally {
            tally.add(entries);
        }
        return null;
    }

    /** Everything below {@code starts} on their own file system, without the directories of the inodes in {@code but}. */
    private static Command find(List<Path> starts, Set<Long> but) {
        List<String> arguments = new ArrayList<>(List.of("find"));
        starts.forEach(start -> arguments.add(start.toString()));
        arguments.add("-xdev");
        if (!but.isEmpty()) {
            arguments.addAll(List.of("-type", "d", "("));
            but.forEach(inode -> arguments.addAll(List.of("-inum", Long.toUnsignedString(inode), "-o")));
            arguments.addAll(List.of("-false", ")", "-prune", "-o"));
        }
        arguments.addAll(List.of("-type", "d", "-printf", EntryStream.DIRECTORY_FORMAT, "-o"));
        arguments.addAll(List.of("-links", "+1", "-printf", EntryStream.LINKED_FORMAT, "-o"));
        arguments.addAll(List.of("-printf", EntryStream.FILE_FORMAT));
        return Command.reads(arguments.toArray(String[]::new));
    }

    private static Set<Path> resolved(Collection<Path> roots) {
        Set<Path> resolved = new LinkedHashSet<>();
        for (Path root : roots) {
            try {
                resolved.add(root.toRealPath());
            } catch (IOException failure) {
                throw unavailable(root, failure);
            }
        }
        return resolved;
    }

    private static WalkPlan plan(Path root) {
        try {
            return WalkPlan.of(root);
        } catch (IOException failure) {
            throw unavailable(root, failure);
        }
    }

    private static MaintenanceException unavailable(Path root, IOException failure) {
        return new MaintenanceException(
                Kind.UNAVAILABLE,
                root + (failure instanceof NoSuchFileException ? " is not there" : " may not be looked at"),
                "Check the path, and run it as root.",
                failure);
    }
}
