package io.servermanager.system.apt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that packages could have and the releases that offer them: what {@code apt-cache policy} prints
 * (apt's source, apt-private/private-show.cc).
 *
 * @param packages by name
 */
record Candidates(Map<String, List<Offer>> packages) {

    private static final Pattern INDEX = Pattern.compile(" {0,6}-?\\d+ (.*)");
    private static final Pattern RELEASE = Pattern.compile(" +release (.*)");
    private static final Pattern NAME = Pattern.compile("(\\S+):");
    private static final Pattern CANDIDATE = Pattern.compile("  Candidate: (\\S+)");
    private static final Pattern VERSION = Pattern.compile("( \\*\\*\\* | {5})(\\S+) -?\\d+.*");
    private static final Pattern SOURCE = Pattern.compile(" {7} *-?\\d+ (.*)");

    Candidates {
        packages = Map.copyOf(packages);
    }

    /**
     * A version that is on offer.
     *
     * @param version the version
     * @param installed whether it is the installed one
     * @param candidate whether apt would take it
     * @param releases the releases that have it
     */
    record Offer(String version, boolean installed, boolean candidate, List<Release> releases) {
        Offer {
            releases = List.copyOf(releases);
        }
    }

    /**
     * Reads the two outputs.
     *
     * @param indexes of {@code apt-cache policy} without names, which tells the release of each index
     * @param policy of {@code apt-cache policy NAME...}
     */
    static Candidates parse(String indexes, String policy) {
        return new Candidates(offers(policy, releases(indexes)));
    }

    /**
     * The newest version of a package that one of the wanted releases offers, if it is newer than the installed one and
     * not newer than what apt would take: pins are respected.
     */
    Optional<String> newest(String name, Predicate<Release> wanted) {
        boolean reached = false;
        for (Offer offer : packages.getOrDefault(name, List.of())) {
            reached |= offer.candidate;
            if (offer.installed) {
                return Optional.empty();
            }
            if (reached && offer.releases.stream().anyMatch(wanted)) {
                return Optional.of(offer.version);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Release> releases(String indexes) {
        Map<String, Release> releases = new HashMap<>();
        String index = "";
        for (String line : indexes.split("\n")) {
            Matcher release = RELEASE.matcher(line);
            Matcher start = INDEX.matcher(line);
            if (release.matches()) {
                releases.put(index, Release.parse(release.group(1)));
            } else if (start.matches()) {
                index = start.group(1);
            }
        }
        return releases;
    }

    private static Map<String, List<Offer>> offers(String policy, Map<String, Release> releases) {
        Map<String, List<Offer>> packages = new HashMap<>();
        List<Offer> offers = new ArrayList<>();
        String candidate = "";
        for (String line : policy.split("\n")) {
            Matcher name = NAME.matcher(line);
            Matcher chosen = CANDIDATE.matcher(line);
            Matcher version = VERSION.matcher(line);
            Matcher source = SOURCE.matcher(line);
            if (name.matches()) {
                offers = new ArrayList<>();
                packages.put(name.group(1), offers);
                candidate = "";
            } else if (chosen.matches()) {
                candidate = chosen.group(1);
            } else if (source.matches() && !offers.isEmpty()) {
                Release release = releases.get(source.group(1));
                if (release != null) {
                    Offer offer = offers.remove(offers.size() - 1);
                    offers.add(withRelease(offer, release));
                }
            } else if (version.matches()) {
                boolean installed = version.group(1).contains("*");
                offers.add(
                        new Offer(version.group(2), installed, version.group(2).equals(candidate), List.of()));
            }
        }
        return packages;
    }

    private static Offer withRelease(Offer offer, Release release) {
        List<Release> all = new ArrayList<>(offer.releases);
        all.add(release);
        return new Offer(offer.version, offer.installed, offer.candidate, all);
    }
}
