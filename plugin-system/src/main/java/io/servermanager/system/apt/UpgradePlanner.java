package io.servermanager.system.apt;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds out what an upgrade would do, with the lists of packages that are there. Reads only. */
final class UpgradePlanner {

    static final String SECURITY_ONLY = "security-only";
    static final String ALLOW_REMOVALS = "allow-removals";

    private final CommandRunner commands;
    private final Distribution distribution;

    UpgradePlanner(ServiceContext context) {
        commands = context.commands();
        distribution = Distribution.of(context.root());
    }

    /**
     * What the upgrade that was asked for would do.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} if apt cannot say, or if it is not known what a security
     *     fix is here
     */
    static UpgradePlan plan(StepContext context) throws InterruptedException {
        UpgradePlanner planner = new UpgradePlanner(context);
        boolean removals = context.option(ALLOW_REMOVALS);
        return context.option(SECURITY_ONLY) ? planner.securityOnly(removals) : planner.everything(removals);
    }

    /**
     * Checks that apt would still do no more than planned: somebody may have refreshed the lists meanwhile.
     *
     * @throws MaintenanceException of kind {@code CHANGED_MEANWHILE} naming what it would do besides
     */
    static void requireNothingMore(UpgradePlan plan, StepContext context) throws InterruptedException {
        Simulation now = new UpgradePlanner(context).simulate(plan.selection());
        List<String> more = Stream.concat(now.changes().stream(), now.removals().stream())
                .filter(change -> !plan.includes(change))
                .map(PackageChange::toString)
                .toList();
        if (!more.isEmpty()) {
            throw new MaintenanceException(
                    Kind.CHANGED_MEANWHILE,
                    "The lists of packages were changed by another program after the plan was made; apt would now do "
                            + "this as well: " + String.join("; ", more),
                    "Start again, with a new plan.");
        }
    }

    /**
     * How many packages could be upgraded.
     *
     * @param all those that apt would upgrade without removing any
     * @param security the security fixes, also those that apt would keep back
     */
    record Pending(int all, int security) {}

    Pending pending() throws InterruptedException {
        Simulation simulation = simulate(List.of("--with-new-pkgs", "upgrade"));
        long all =
                simulation.changes().stream().filter(PackageChange::isUpgrade).count();
        return new Pending((int) all, security(simulation).size());
    }

    /** All newer versions; without {@code removals} those that can be had without removing anything. */
    UpgradePlan everything(boolean removals) throws InterruptedException {
        List<String> selection = removals ? List.of("dist-upgrade") : List.of("--with-new-pkgs", "upgrade");
        Simulation simulation = simulate(selection);
        return plan(selection, simulation, security(simulation).keySet());
    }

    /** Security fixes alone, with what they depend on. */
    UpgradePlan securityOnly(boolean removals) throws InterruptedException {
        distribution.requireKnownSecurityOrigin();
        Simulation pending = simulate(List.of("--with-new-pkgs", "upgrade"));
        Map<String, String> fixes = new TreeMap<>(security(pending));
        names("apt-mark", "showhold").forEach(fixes::remove);
        List<String> wanted = fixes.entrySet().stream()
                .map(fix -> fix.getKey() + "=" + fix.getValue())
                .toList();
        if (!wanted.isEmpty() && !possible(wanted, removals)) {
            List<String> single = new ArrayList<>();
            for (String fix : wanted) {
                List<String> more =
                        Stream.concat(single.stream(), Stream.of(fix)).toList();
                if (possible(more, removals)) {
                    single.add(fix);
                }
            }
            wanted = single;
        }
        List<String> selection = byName(wanted);
        Simulation simulation =
                wanted.isEmpty() ? new Simulation(List.of(), List.of(), List.of()) : simulate(selection);
        TreeSet<String> left = new TreeSet<>(fixes.keySet());
        simulation.changes().forEach(change -> left.remove(change.name()));
        return plan(
                selection,
                new Simulation(simulation.changes(), simulation.removals(), List.copyOf(left)),
                fixes.keySet());
    }

    private boolean possible(List<String> wanted, boolean removals) throws InterruptedException {
        CommandResult result = commands.run(AptGet.simulate(byName(wanted)));
        return result.succeeded()
                && (removals || Simulation.parse(result.stdout()).removals().isEmpty());
    }

    private static List<String> byName(List<String> versions) {
        return Stream.concat(Stream.of("--only-upgrade", "install"), versions.stream())
                .toList();
    }

    private UpgradePlan plan(List<String> selection, Simulation simulation, Set<String> fixes)
            throws InterruptedException {
        List<String> automatic = names("apt-mark", "showauto");
        InstalledPackages installed = InstalledPackages.of(commands);
        List<PackageChange> changes = simulation.changes();
        List<Long> sizes = changes.isEmpty()
                ? List.of()
                : PackageSizes.installed(commands.run(Command.reads("apt-cache", "show")
                                .and(changes.stream()
                                        .map(PackageChange::exactly)
                                        .toArray(String[]::new)))
                        .orThrow()
                        .stdout());
        long before = Stream.concat(changes.stream(), simulation.removals().stream())
                .mapToLong(change -> installed.bytes(change.name()))
                .sum();
        return new UpgradePlan(
                selection,
                changes,
                simulation.removals(),
                simulation.removals().stream()
                        .map(PackageChange::name)
                        .filter(name -> !automatic.contains(name))
                        .toList(),
                unneededAfter(selection, simulation),
                simulation.notUpgraded(),
                names("apt-mark", "showhold"),
                changes.stream()
                        .map(PackageChange::name)
                        .filter(fixes::contains)
                        .toList(),
                changes.isEmpty()
                        ? 0
                        : PackageSizes.toDownload(commands.run(AptGet.printUris(selection))
                                .orThrow()
                                .stdout()),
                sizes.stream().mapToLong(Long::longValue).sum() - before,
                sizes.stream().mapToLong(Long::longValue).max().orElse(0));
    }

    private List<PackageChange> unneededAfter(List<String> selection, Simulation simulation)
            throws InterruptedException {
        List<String> cleaning = simulation.changes().isEmpty()
                ? List.of("autoremove")
                : Stream.concat(Stream.of("--auto-remove"), selection.stream()).toList();
        return simulate(cleaning).removals().stream()
                .filter(removal -> !simulation.removals().contains(removal))
                .toList();
    }

    /** Names and versions of the security fixes among what could be upgraded. */
    private Map<String, String> security(Simulation simulation) throws InterruptedException {
        List<String> upgradable = Stream.concat(
                        simulation.changes().stream()
                                .filter(PackageChange::isUpgrade)
                                .map(PackageChange::name),
                        simulation.notUpgraded().stream())
                .toList();
        if (upgradable.isEmpty()) {
            return Map.of();
        }
        String indexes = policy(List.of());
        Candidates candidates = Candidates.parse(indexes, policy(upgradable));
        Map<String, String> fixes = new TreeMap<>();
        for (String name : upgradable) {
            candidates.newest(name, distribution::isSecurity).ifPresent(version -> fixes.put(name, version));
        }
        return fixes;
    }

    private String policy(List<String> names) throws InterruptedException {
        Command command = Command.reads("apt-cache", "policy").and(names.toArray(String[]::new));
        return commands.run(command).orThrow().stdout();
    }

    private Simulation simulate(List<String> selection) throws InterruptedException {
        CommandResult result = commands.run(AptGet.simulate(selection));
        if (!result.succeeded()) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "apt cannot say what it would do: " + AptMessages.phrase(result),
                    "Look at it with 'apt-get check'; 'apt-get --fix-broken install' repairs unmet dependencies.");
        }
        return Simulation.parse(result.stdout());
    }

    private List<String> names(String... command) throws InterruptedException {
        return commands.run(Command.reads(command))
                .orThrow()
                .stdout()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
