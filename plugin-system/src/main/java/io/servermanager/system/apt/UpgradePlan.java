package io.servermanager.system.apt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an upgrade does, as apt itself would do it with the lists of packages that it has. Kept in the journal.
 *
 * @param selection the arguments by which apt-get does exactly this
 * @param changes packages that are upgraded or newly installed
 * @param removals packages that are removed for it
 * @param removedOnPurpose the names of those of {@code removals} that somebody installed on purpose
 * @param unneeded packages that nothing needs any more afterwards and that nobody installed on purpose
 * @param keptBack the names of packages with a newer version that is not taken
 * @param held the names of packages that somebody put on hold
 * @param security the names of those of {@code changes} that are security fixes
 * @param downloadBytes what is still to be downloaded
 * @param diskBytes by how much installed packages grow; negative if they shrink
 * @param largestBytes the size of the largest of the new versions, which dpkg unpacks beside the old one
 */
record UpgradePlan(
        List<String> selection,
        List<PackageChange> changes,
        List<PackageChange> removals,
        List<String> removedOnPurpose,
        List<PackageChange> unneeded,
        List<String> keptBack,
        List<String> held,
        List<String> security,
        long downloadBytes,
        long diskBytes,
        long largestBytes) {

    UpgradePlan {
        selection = List.copyOf(selection);
        changes = List.copyOf(changes);
        removals = List.copyOf(removals);
        removedOnPurpose = List.copyOf(removedOnPurpose);
        unneeded = List.copyOf(unneeded);
        keptBack = List.copyOf(keptBack);
        held = List.copyOf(held);
        security = List.copyOf(security);
    }

    /** Whether nothing is upgraded, installed or removed, and nothing unneeded is there. */
    boolean isEmpty() {
        return !upgrades() && unneeded.isEmpty();
    }

    /** Whether anything is upgraded, installed or removed for it. */
    boolean upgrades() {
        return !changes.isEmpty() || !removals.isEmpty();
    }

    /** Whether this change is part of it. */
    boolean includes(PackageChange other) {
        return Stream.concat(changes.stream(), removals.stream())
                .anyMatch(change ->
                        change.name().equals(other.name()) && change.to().equals(other.to()));
    }

    /** The names of all packages that are changed or removed for the upgrade. */
    List<String> names() {
        return Stream.concat(changes.stream(), removals.stream())
                .map(PackageChange::name)
                .toList();
    }

    /** For people, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (PackageChange change : changes) {
            String kind = change.isNew() ? "install " : "upgrade ";
            lines.add(kind + change + (security.contains(change.name()) ? ", security" : ""));
        }
        for (PackageChange removal : removals) {
            lines.add("remove " + removal
                    + (removedOnPurpose.contains(removal.name()) ? ", which was installed on purpose" : ""));
        }
        unneeded.forEach(removal -> lines.add("remove " + removal + ", which nothing needs any more"));
        keptBack.stream().filter(name -> !held.contains(name)).forEach(name -> lines.add("kept back: " + name));
        held.forEach(name -> lines.add("on hold: " + name));
        return lines;
    }

    /** A phrase such as {@code 3 packages upgraded (2 of them security fixes), 1 new, 1 removed}. */
    String summary() {
        long upgraded = changes.stream().filter(PackageChange::isUpgrade).count();
        String fixes = security.isEmpty() ? "" : " (" + security.size() + " security)";
        return upgraded + " upgraded" + fixes + ", " + (changes.size() - upgraded) + " new, "
                + (removals.size() + unneeded.size()) + " removed, " + keptBack.size() + " not upgraded";
    }
}
