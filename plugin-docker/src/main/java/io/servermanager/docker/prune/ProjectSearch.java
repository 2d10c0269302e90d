package io.servermanager.docker.prune;

import io.servermanager.docker.compose.ProjectFiles;
import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.StoredContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the Compose projects that exist on disk. A project that is down has left no container that tells its directory, so
 * they are looked for where containers were started from, where the configuration has services, and in the usual places.
 */
final class ProjectSearch {

    /** Where people keep Compose projects, and how many directories deep they are looked for there. */
    private static final Map<String, Integer> USUAL_PLACES =
            Map.of("root", 2, "srv", 2, "opt", 2, "home", 3, "docker", 2, "data", 2, "stacks", 2, "var/docker", 2);

    private final Path root;
    private final List<Path> configured;

    /**
     * A search.
     *
     * @param root the root of the host's file system
     * @param configured the directories of configured services, which may exist or not
     */
    ProjectSearch(Path root, List<Path> configured) {
        this.root = root;
        this.configured = List.copyOf(configured);
    }

    /** The projects that exist, also those that {@code containers} say they were started from. */
    ExistingProjects find(List<StoredContainer> containers) {
        Map<String, Path> names = new HashMap<>();
        Set<Path> directories = new LinkedHashSet<>();
        for (StoredContainer container : containers) {
            ComposeLabels labels = container.compose();
            labels.workingDirectory()
                    .filter(directory -> Files.isDirectory(onHost(directory)))
                    .ifPresent(directory -> {
                        labels.project().ifPresent(name -> names.put(name, directory));
                        directories.add(directory);
                    });
        }
        for (Path directory : configured) {
            ProjectFiles.usualNames(directory).forEach(name -> names.putIfAbsent(name, directory));
            directories.add(directory);
        }
        USUAL_PLACES.forEach((place, depth) -> collect(Path.of("/" + place), depth, directories));
        return read(directories, names);
    }

    private ExistingProjects read(Set<Path> directories, Map<String, Path> names) {
        Map<ImagePattern, Path> images = new HashMap<>();
        Set<Path> unreadable = new TreeSet<>();
        for (Path directory : directories) {
            ProjectFiles.in(onHost(directory)).ifPresent(files -> {
                files.names().forEach(name -> names.putIfAbsent(name, directory));
                files.images().forEach(image -> images.putIfAbsent(new ImagePattern(image), directory));
                unreadable.addAll(files.unreadable());
            });
        }
        return new ExistingProjects(names, images, List.copyOf(unreadable), false);
    }

    private void collect(Path directory, int depth, Set<Path> found) {
        if (!Files.isDirectory(onHost(directory))) {
            return;
        }
        found.add(directory);
        if (depth == 0) {
            return;
        }
        List<Path> children = new ArrayList<>();
        try (Stream<Path> entries = Files.list(onHost(directory))) {
            entries.map(Path::getFileName).forEach(name -> children.add(directory.resolve(name)));
        } catch (IOException e) {
            return;
        }
        children.forEach(child -> collect(child, depth - 1, found));
    }

    private Path onHost(Path path) {
        return root.resolve(Path.of("/").relativize(path.toAbsolutePath().normalize()));
    }
}
