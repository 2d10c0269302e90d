package io.servermanager.docker.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a directory's files tell of the Compose project in it, without Compose and without knowing the environment that it
 * is started in: rather too much than too little. Reads only.
 *
 * @param names the names that the project may have, by the file, by {@code .env} and by the directory
 * @param images the images that its files name, in services of every profile and with their variables unresolved
 * @param unreadable the files that cannot be read
 */
public record ProjectFiles(Set<String> names, Set<String> images, List<Path> unreadable) {

    private static final Pattern COMPOSE_FILE = Pattern.compile("(?i).*compose.*\\.ya?ml");

    /** As Compose reads it: <a href="https://docs.docker.com/compose/how-tos/project-name/">how a project gets its name</a>. */
    private static final Pattern NAME_VARIABLE =
            Pattern.compile("(?m)^\\s*(?:export\\s+)?COMPOSE_PROJECT_NAME\\s*=\\s*[\"']?([^\"'\\s#]+)");

    private static final Pattern FILE_VARIABLE =
            Pattern.compile("(?m)^\\s*(?:export\\s+)?COMPOSE_FILE\\s*=\\s*[\"']?([^\"'\\s#]+)");

    private static final long LARGEST = 1L << 22;

    public ProjectFiles {
        names = Set.copyOf(names);
        images = Set.copyOf(images);
        unreadable = List.copyOf(unreadable);
    }

    /** The project in a directory; empty if there is no Compose file in it and {@code .env} names none. */
    public static Optional<ProjectFiles> in(Path directory) {
        String environment = text(directory.resolve(".env")).orElse("");
        Deque<Path> files = new ArrayDeque<>(composeFiles(directory));
        FILE_VARIABLE.matcher(environment).results().forEach(match -> {
            for (String name : match.group(1).split("[:;]")) {
                resolve(directory, name).ifPresent(files::add);
            }
        });
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>(usualNames(directory));
        NAME_VARIABLE.matcher(environment).results().forEach(match -> names.add(match.group(1)));
        return Optional.of(read(directory, files, names));
    }

    private static ProjectFiles read(Path directory, Deque<Path> files, Set<String> names) {
        Set<String> images = new TreeSet<>();
        Set<Path> unreadable = new TreeSet<>();
        Set<Path> seen = new HashSet<>();
        while (!files.isEmpty()) {
            Path file = files.remove();
            if (!seen.add(file)) {
                continue;
            }
            Optional<ComposeYaml> yaml = text(file).flatMap(ComposeYaml::parse);
            if (yaml.isEmpty()) {
                unreadable.add(file);
                continue;
            }
            yaml.get().name().ifPresent(names::add);
            images.addAll(yaml.get().images());
            yaml.get().files().forEach(other -> resolve(directory, other).ifPresent(files::add));
        }
        return new ProjectFiles(names, images, List.copyOf(unreadable));
    }

    /** The names that Compose v2, and v1, make of a directory's. */
    public static Set<String> usualNames(Path directory) {
        Path last = directory.getFileName();
        String v1 = last == null ? "" : last.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Set<String> names = new TreeSet<>(List.of(ProjectContainers.usualName(directory), v1));
        names.remove("");
        return names;
    }

    private static List<Path> composeFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            COMPOSE_FILE.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Path> resolve(Path directory, String name) {
        try {
            return Optional.of(directory.resolve(name).normalize()).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A file's text; empty if it is none that Compose would read, or cannot be read. */
    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
