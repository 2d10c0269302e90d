package io.servermanager.app.command;

import io.servermanager.engine.Capable;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.plugin.Suggestion;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ResourceStats;
import io.servermanager.spi.ResourceStats.Sampler;
import io.servermanager.spi.ResourceStats.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Samples those containers that were named: some by themselves, some by their services. */
final class ChosenContainers implements AutoCloseable {

    /** The service whose containers are all that there are. */
    private static final String ALL = "docker";

    /** Fewer characters of an id would be met by chance. */
    private static final int SHORTEST_ID = 4;

    private final List<String> services = new ArrayList<>();
    private final List<String> containers = new ArrayList<>();
    private final List<Sampler> samplers = new ArrayList<>();
    private @Nullable Sampler all;
    private boolean checked;

    /**
     * The containers with these names, or all if there are none.
     *
     * @throws MaintenanceException of kind {@code USAGE} for a service that has no containers to be sampled
     */
    ChosenContainers(ServerManager engine, List<String> names) {
        for (String name : names) {
            (engine.services().contains(name) ? services : containers).add(name);
        }
        services.forEach(service -> samplers.add(open(engine, service)));
        if (names.isEmpty() || !containers.isEmpty()) {
            all = open(engine, ALL);
        }
    }

    private static Sampler open(ServerManager engine, String service) {
        Capable<ResourceStats> stats = engine.capability(service, ResourceStats.class)
                .orElseThrow(() -> new MaintenanceException(
                        Kind.USAGE, "The service '" + service + "' has no statistics.", "Ask for its status instead."));
        return stats.capability().openSampler(stats.context());
    }

    /**
     * What they use now.
     *
     * @throws MaintenanceException of kind {@code USAGE} the first time when a name is no running container's
     */
    List<Usage> sample() throws InterruptedException {
        Map<String, Usage> chosen = new LinkedHashMap<>();
        for (Sampler sampler : samplers) {
            sampler.sample().forEach(usage -> chosen.put(usage.id(), usage));
        }
        Sampler everything = all;
        if (everything != null) {
            List<Usage> usages = everything.sample();
            check(usages);
            usages.stream().filter(this::isNamed).forEach(usage -> chosen.put(usage.id(), usage));
        }
        return List.copyOf(chosen.values());
    }

    private boolean isNamed(Usage usage) {
        return containers.isEmpty() || containers.stream().anyMatch(name -> names(name, usage));
    }

    private static boolean names(String name, Usage usage) {
        return name.equals(usage.name())
                || (name.length() >= SHORTEST_ID && usage.id().startsWith(name));
    }

    private void check(Collection<Usage> usages) {
        if (checked) {
            return;
        }
        checked = true;
        for (String name : containers) {
            if (usages.stream().noneMatch(usage -> names(name, usage))) {
                Set<String> known = usages.stream().map(Usage::name).collect(Collectors.toCollection(TreeSet::new));
                throw new MaintenanceException(
                        Kind.USAGE,
                        "There is no running container and no service '" + name + "'" + Suggestion.phrase(name, known),
                        known.isEmpty()
                                ? "No container runs."
                                : "Running containers are: " + String.join(", ", known) + ".");
            }
        }
    }

    @Override
    public void close() {
        samplers.forEach(Sampler::close);
        if (all != null) {
            all.close();
        }
    }
}
