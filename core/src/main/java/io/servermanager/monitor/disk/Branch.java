package io.servermanager.monitor.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A directory near the top of a tree, whose size is told apart. Counted into by several threads. */
final class Branch {

    private final Path path;
    private final List<Branch> children = new ArrayList<>();
    private final LongAdder blocks = new LongAdder();

    private Branch(Path path) {
        this.path = path;
    }

    /** The branch at {@code path}, below {@code parent} if that is a branch too. */
    static Branch of(Path path, @Nullable Branch parent) {
        Branch branch = new Branch(path);
        if (parent != null) {
            parent.children.add(branch);
        }
        return branch;
    }

    Path path() {
        return path;
    }

    List<Branch> children() {
        return children;
    }

    void add(long moreBlocks) {
        blocks.add(moreBlocks);
    }

    /** What was counted into this one and all below. */
    long allBlocks() {
        return blocks.sum() + children.stream().mapToLong(Branch::allBlocks).sum();
    }
}
