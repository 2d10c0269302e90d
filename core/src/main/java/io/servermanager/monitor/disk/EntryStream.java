package io.servermanager.monitor.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts what one find(1) prints, parents before children. For one thread at a time.
 *
 * <p>A line is a letter and numbers: {@code d} for a directory and {@code h} for anything else with more than one hard
 * link, with depth, device, inode and blocks; {@code f} for the rest, with depth, device and blocks. All other lines,
 * such as what find complains of, are passed over.
 */
final class EntryStream implements Consumer<String> {

    /** Of any entry. The blocks are of 512 bytes (find(1), {@code %b}). */
    static final String FILE_FORMAT = "f%d %D %b\\n";

    static final String LINKED_FORMAT = "h%d %D %i %b\\n";
    static final String DIRECTORY_FORMAT = "d%d %D %i %b\\n";

    private static final int NOT_SKIPPING = Integer.MAX_VALUE;

    private final WalkPlan plan;
    private final InodeSet counted;
    private final Map<Long, Branch> branches;
    private final List<Branch> above = new ArrayList<>();
    private int skippedDepth = NOT_SKIPPING;
    private long files;
    private long directories;

    /**
     * Counts entries of the tree of {@code plan}.
     *
     * @param counted the inodes that need not be counted again
     */
    EntryStream(WalkPlan plan, InodeSet counted) {
        this.plan = plan;
        this.counted = counted;
        this.branches = plan.branches();
    }

    /** Directories that were counted. */
    long directories() {
        return directories;
    }

    /** Everything else that was counted. */
    long files() {
        return files;
    }

    @Override
    public void accept(String line) {
        Numbers numbers = new Numbers(line);
        char kind = line.isEmpty() ? ' ' : line.charAt(0);
        int depth = (int) Math.min(numbers.next(), NOT_SKIPPING - 1);
        long device = numbers.next();
        long inode = kind == 'f' ? 0 : numbers.next();
        long blocks = numbers.next();
        if (!numbers.complete() || "dhf".indexOf(kind) < 0 || device != plan.device()) {
            return;
        }
        if (depth > skippedDepth) {
            return;
        }
        skippedDepth = NOT_SKIPPING;
        if (kind == 'd') {
            directory(depth, inode, blocks);
        } else if (kind == 'f' || counted.add(inode)) {
            branchAbove(depth).add(blocks);
            files++;
        }
    }

    private void directory(int depth, long inode, long blocks) {
        if (!counted.add(inode)) {
            // A second way to it, such as a bind mount: what is below has been counted too.
            skippedDepth = depth;
            return;
        }
        Branch branch = branches.getOrDefault(inode, branchAbove(depth));
        while (above.size() > depth) {
            above.remove(above.size() - 1);
        }
        above.add(branch);
        branch.add(blocks);
        directories++;
    }

    private Branch branchAbove(int depth) {
        return depth == 0 || above.isEmpty() ? plan.top() : above.get(Math.min(depth, above.size()) - 1);
    }

    /** Reads numbers, separated by single blanks, from the second character on. */
    private static final class Numbers {
        private final String line;
        private int position = 1;
        private boolean wrong;

        Numbers(String line) {
            this.line = line;
        }

        long next() {
            int begin = position;
            long number = 0;
            while (position < line.length() && line.charAt(position) >= '0' && line.charAt(position) <= '9') {
                // Device numbers and inodes have up to 64 bits; those above 63 wrap, and stay distinct.
                number = number * 10 + (line.charAt(position) - '0');
                position++;
            }
            boolean ended = position >= line.length() || line.charAt(position) == ' ';
            wrong |= position == begin || !ended;
            position++;
            return number;
        }

        boolean complete() {
            return !wrong && position == line.length() + 1;
        }
    }
}
