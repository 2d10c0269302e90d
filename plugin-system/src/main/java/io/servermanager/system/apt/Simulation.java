package io.servermanager.system.apt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code apt-get --simulate} printed. Its lines are those of {@code pkgSimulate} in apt's source
 * (apt-pkg/algorithms.cc):
 *
 * <pre>{@code
 * Inst name [installed version] (new version Label:Version/Suite, Label:Version/Suite [architecture]) [broken]
 * Conf name (version ...)
 * Remv name [installed version] [broken]
 * }</pre>
 *
 * @param changes upgraded and newly installed packages by name
 * @param removals removed packages by name
 * @param notUpgraded the names of those for which there is a newer version that is not taken: kept back since it would
 *     change others, held, or not yet offered to every host (phased)
 */
record Simulation(List<PackageChange> changes, List<PackageChange> removals, List<String> notUpgraded) {

    private static final Pattern INSTALL =
            Pattern.compile("Inst (\\S+)(?: \\[([^\\]]*)\\])? \\((\\S+)(?: (.*))? \\[[^\\]]*\\]\\).*");
    private static final Pattern REMOVE = Pattern.compile("(?:Remv|Purg) (\\S+)(?: \\[([^\\]]*)\\])?.*");
    private static final List<String> NOT_UPGRADED_HEADINGS = List.of(
            "The following packages have been kept back:", "The following upgrades have been deferred due to phasing:");

    Simulation {
        changes = List.copyOf(changes);
        removals = List.copyOf(removals);
        notUpgraded = List.copyOf(notUpgraded);
    }

    /** Reads the output; lines of other kinds are passed over. */
    static Simulation parse(String output) {
        Map<String, PackageChange> changes = new TreeMap<>();
        Map<String, PackageChange> removals = new TreeMap<>();
        List<String> notUpgraded = new ArrayList<>();
        boolean inList = false;
        for (String line : output.split("\n")) {
            if (line.startsWith("  ") && inList) {
                notUpgraded.addAll(words(line));
                continue;
            }
            inList = NOT_UPGRADED_HEADINGS.contains(line);
            installed(line).ifPresent(change -> changes.put(change.name(), change));
            removed(line).ifPresent(change -> removals.put(change.name(), change));
        }
        return new Simulation(
                List.copyOf(changes.values()),
                List.copyOf(removals.values()),
                notUpgraded.stream().sorted().distinct().toList());
    }

    private static Optional<PackageChange> installed(String line) {
        Matcher matcher = INSTALL.matcher(line);
        return matcher.matches()
                ? Optional.of(new PackageChange(
                        matcher.group(1),
                        orEmpty(matcher.group(2)),
                        matcher.group(3),
                        Arrays.stream(orEmpty(matcher.group(4)).split(", "))
                                .filter(release -> !release.isBlank())
                                .toList()))
                : Optional.empty();
    }

    private static Optional<PackageChange> removed(String line) {
        Matcher matcher = REMOVE.matcher(line);
        return matcher.matches()
                ? Optional.of(PackageChange.removal(matcher.group(1), orEmpty(matcher.group(2))))
                : Optional.empty();
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }
}
