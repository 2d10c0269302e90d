package io.servermanager.monitor.disk;

import io.servermanager.monitor.disk.TreeUse.Directory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** What the walks of one measurement have counted. Safe for use by several threads. */
final class Tally {

    private static final int BYTES_PER_BLOCK = 512;

    private final List<WalkPlan> plans;
    private final Complaints complaints = new Complaints();
    private long files;
    private long directories;
    private boolean complete = true;

    Tally(List<WalkPlan> plans) {
        this.plans = plans;
    }

    Complaints complaints() {
        return complaints;
    }

    synchronized void add(EntryStream entries) {
        files += entries.files();
        directories += entries.directories();
    }

    /** A walk did not come to its end. */
    synchronized void breakOff() {
        complete = false;
    }

    synchronized TreeUse result() {
        long blocks = plans.stream().mapToLong(plan -> plan.top().allBlocks()).sum();
        return new TreeUse(
                blocks * BYTES_PER_BLOCK,
                directories,
                files,
                biggest(),
                complete,
                complaints.named(),
                complaints.count());
    }

    /** A single tree itself is left out: it is the whole. */
    private List<Directory> biggest() {
        List<Directory> found = new ArrayList<>();
        Deque<Branch> waiting = new ArrayDeque<>();
        plans.forEach(plan -> waiting.add(plan.top()));
        boolean single = plans.size() == 1;
        while (!waiting.isEmpty()) {
            Branch branch = waiting.remove();
            waiting.addAll(branch.children());
            if (!single || branch != plans.get(0).top()) {
                found.add(new Directory(branch.path(), branch.allBlocks() * BYTES_PER_BLOCK));
            }
        }
        found.sort(Comparator.comparingLong(Directory::bytes).reversed());
        return found.subList(0, Math.min(found.size(), TreeUse.MOST_NAMED));
    }
}
