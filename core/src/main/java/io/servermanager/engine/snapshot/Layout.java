package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where things are in a snapshot, and in what a restore keeps of the failed state. */
record Layout(Path directory) {

    Path ours() {
        return directory.resolve(TreeScan.OURS);
    }

    Path manifest() {
        return ours().resolve("manifest.jsonl");
    }

    /** What the first pass copied, for the second. */
    Path draft() {
        return ours().resolve("draft.jsonl");
    }

    Path incomplete() {
        return ours().resolve("INCOMPLETE");
    }

    /** In a kept failed state: that part of it is wholly there. */
    Path saved(String part) {
        return ours().resolve(part.isEmpty() ? "SAVED" : "SAVED." + part);
    }

    /** In a kept failed state: the restore that made it is finished. */
    Path restored() {
        return ours().resolve("RESTORED");
    }

    Path root(String part) {
        return part.isEmpty() ? directory : ours().resolve("parts").resolve(part);
    }

    /** Makes {@link #ours} and the place for parts, where they are missing; the directory's time stays. */
    void prepare(FileActions actions) throws IOException {
        Stat before = Stat.of(directory);
        for (Path needed : new Path[] {ours(), ours().resolve("parts")}) {
            if (!present(needed)) {
                actions.makePrivateDirectory(needed);
            }
        }
        actions.setModified(directory, before.modified());
    }

    static boolean present(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
