package io.servermanager.docker.compose;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.ContainerSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells from their labels which containers belong to the Compose project of a directory.
 *
 * @param all the containers of all projects
 */
record ProjectContainers(List<ContainerSummary> all) {

    /** While one of these is there, stopped leftovers of another project name do not count. */
    private static final Set<ContainerState> LIVE =
            Set.of(ContainerState.RUNNING, ContainerState.RESTARTING, ContainerState.PAUSED);

    ProjectContainers {
        all = List.copyOf(all);
    }

    /** The names of projects that were started from {@code directory}: of those that run, or else of all. */
    List<String> namesOf(Path directory) {
        List<ContainerSummary> here = all.stream()
                .filter(container -> container
                        .compose()
                        .workingDirectory()
                        .map(path -> real(path).equals(real(directory)))
                        .orElse(false))
                .toList();
        List<ContainerSummary> live = here.stream()
                .filter(container -> LIVE.contains(container.state()))
                .toList();
        return (live.isEmpty() ? here : live)
                .stream()
                        .flatMap(container -> container.compose().project().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /**
     * The containers of the project of {@code directory}, without one-off ones. Compose before 1.25 did not write the
     * directory down: then the name counts that Compose makes from the directory's.
     */
    List<ContainerSummary> of(Path directory) {
        List<String> names = namesOf(directory);
        List<String> wanted = names.isEmpty() ? List.of(usualName(directory)) : names;
        return all.stream()
                .filter(container -> !container.compose().oneOff())
                .filter(container ->
                        container.compose().project().filter(wanted::contains).isPresent())
                .toList();
    }

    /** The name that Compose v2 gives to a project whose file does not name it. */
    static String usualName(Path directory) {
        Path last = directory.getFileName();
        return last == null
                ? ""
                : last.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_-]", "")
                        .replaceAll("^[_-]+", "");
    }

    /** Compose writes the path down as it was typed, through a symbolic link or not. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
