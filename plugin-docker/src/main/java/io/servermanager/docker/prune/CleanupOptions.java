package io.servermanager.docker.prune;

import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.engine.settings.DurationText;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.WorkflowOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What may be cleared away.
 *
 * @param kinds the kinds of objects
 * @param minAge what is younger stays
 * @param danglingOnly whether images that have a tag stay
 * @param anonymousVolumes whether volumes that nobody named may go
 * @param namedVolumes the volumes that were named one by one; they may go although nobody else would touch them
 */
record CleanupOptions(
        Set<ObjectKind> kinds,
        Duration minAge,
        boolean danglingOnly,
        boolean anonymousVolumes,
        Set<String> namedVolumes) {

    /** All that the workflow has. */
    static final List<WorkflowOption> OPTIONS = List.of(
            WorkflowOption.value("only", "the kinds of objects, separated by commas: " + words()),
            WorkflowOption.value("min-age", "leave what is younger, such as 12h or 7d"),
            WorkflowOption.value(
                    "images", "'unused' for all that no container uses, 'dangling' for those without a tag"),
            WorkflowOption.value("volumes", "'anonymous', 'none', or 'named=NAME' with more names after commas"));

    private static final String NAMED = "named=";

    CleanupOptions {
        kinds = Set.copyOf(kinds);
        namedVolumes = Set.copyOf(namedVolumes);
    }

    /**
     * Reads them.
     *
     * @throws MaintenanceException of kind {@code USAGE} for a value that cannot be
     */
    static CleanupOptions of(Map<String, String> options) {
        String volumes = options.getOrDefault("volumes", "anonymous");
        return new CleanupOptions(
                Optional.ofNullable(options.get("only"))
                        .map(CleanupOptions::kinds)
                        .orElse(EnumSet.allOf(ObjectKind.class)),
                minAge(options.getOrDefault("min-age", "0s")),
                danglingOnly(options.getOrDefault("images", "unused")),
                volumes.equals("anonymous"),
                namedVolumes(volumes));
    }

    private static Set<ObjectKind> kinds(String text) {
        Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
        for (String word : text.split(",", -1)) {
            kinds.add(Arrays.stream(ObjectKind.values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            wrong("'only' knows no kind of object '" + word + "'", "Its kinds are: " + words() + ".")));
        }
        return kinds;
    }

    private static Duration minAge(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong("'min-age' cannot be read: " + e.getMessage(), "Write for instance 12h or 7d.");
        }
    }

    private static boolean danglingOnly(String text) {
        return switch (text) {
            case "unused" -> false;
            case "dangling" -> true;
            default -> throw wrong("'images' cannot be '" + text + "'", "It is 'unused' or 'dangling'.");
        };
    }

    private static Set<String> namedVolumes(String text) {
        if (text.equals("anonymous") || text.equals("none")) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        if (text.startsWith(NAMED)) {
            names.addAll(Arrays.asList(text.substring(NAMED.length()).split(",", -1)));
        }
        if (names.isEmpty() || names.contains("")) {
            throw wrong(
                    "'volumes' cannot be '" + text + "'",
                    "It is 'anonymous', 'none' or 'named=NAME', NAME a volume's.");
        }
        return names;
    }

    private static String words() {
        return Arrays.stream(ObjectKind.values()).map(ObjectKind::word).collect(Collectors.joining(", "));
    }

    private static MaintenanceException wrong(String problem, String remedy) {
        return new MaintenanceException(Kind.USAGE, problem, remedy);
    }
}
