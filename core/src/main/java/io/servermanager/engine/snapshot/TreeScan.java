package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Lists a tree, parents before children, without following links; always in the same order. */
final class TreeScan {

    /** Ours in the root of a snapshot; never part of the service's files. */
    static final String OURS = ".server-manager";

    /** Something found: its name below the root, where it is, and what it was at that moment. */
    record Found(String name, Path path, Stat stat) {}

    private TreeScan() {}

    /**
     * Lists the tree at {@code root}, {@link #OURS} in it left out; nothing if it is not there.
     *
     * @param living whether entries may vanish meanwhile
     */
    static List<Found> of(Path root, boolean living) throws IOException {
        List<Found> all = new ArrayList<>();
        Deque<Found> waiting = new ArrayDeque<>();
        Optional<Stat> top = Stat.find(root);
        if (top.isEmpty()) {
            return all;
        }
        waiting.push(new Found(RawNames.ROOT, root, top.get()));
        while (!waiting.isEmpty()) {
            Found next = waiting.pop();
            all.add(next);
            if (next.stat().directory()) {
                children(next, living).forEach(waiting::push);
            }
        }
        return all;
    }

    /** In descending order, as they are pushed on a stack. */
    private static List<Found> children(Found directory, boolean living) throws IOException {
        List<Found> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory.path())) {
            for (Path path : stream) {
                String name = RawNames.child(directory.name(), path.getFileName());
                Optional<Stat> stat = name.equals(OURS) ? Optional.empty() : Stat.find(path);
                stat.ifPresent(present -> children.add(new Found(name, path, present)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (FileSystemException e) {
            Optional<Stat> now = Stat.find(directory.path());
            boolean same =
                    now.isPresent() && now.get().id().equals(directory.stat().id());
            if (!living || same) {
                throw e;
            }
        }
        children.sort(Comparator.comparing(Found::name).reversed());
        return children;
    }
}
