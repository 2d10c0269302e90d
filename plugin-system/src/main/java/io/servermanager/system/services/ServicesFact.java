package io.servermanager.system.services;

import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the services were.
 *
 * @param services by name
 */
record ServicesFact(Map<String, Condition> services) {

    ServicesFact {
        services = Map.copyOf(services);
    }

    static ServicesFact of(Map<String, ServiceStatus> statuses) {
        Map<String, Condition> services = new TreeMap<>();
        statuses.forEach((name, status) -> services.put(name, Condition.of(status)));
        return new ServicesFact(services);
    }

    /** What is worse now than it was, one phrase each; nothing is expected of what did not work before. */
    List<String> worseIn(ServicesFact now) {
        List<String> worse = new ArrayList<>();
        new TreeMap<>(services).forEach((name, before) -> {
            Condition after = now.services.getOrDefault(name, Condition.GONE);
            worse.addAll(before.worseIn(name, after));
        });
        return worse;
    }

    /** The names of those of which something can be expected. */
    List<String> working() {
        return services.entrySet().stream()
                .filter(service -> service.getValue().works())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * How one service was.
     *
     * @param health the verdict
     * @param parts the verdict on each part by its name
     */
    record Condition(Health health, Map<String, Health> parts) {

        static final Condition GONE = new Condition(Health.ABSENT, Map.of());

        Condition {
            parts = Map.copyOf(parts);
        }

        static Condition of(ServiceStatus status) {
            Map<String, Health> parts = new TreeMap<>();
            status.parts().forEach(part -> parts.put(part.name(), part.health()));
            return new Condition(status.health(), parts);
        }

        boolean works() {
            return works(health);
        }

        List<String> worseIn(String name, Condition after) {
            List<String> worse = new ArrayList<>();
            if (isWorse(health, after.health)) {
                worse.add(name + " was " + word(health) + " and is " + word(after.health));
            }
            new TreeMap<>(parts).forEach((part, before) -> {
                Health now = after.parts.getOrDefault(part, Health.ABSENT);
                if (isWorse(before, now)) {
                    worse.add(part + " of " + name + " was " + word(before) + " and is " + word(now));
                }
            });
            return worse;
        }

        private static boolean isWorse(Health before, Health after) {
            return works(before) && rank(after) > rank(before);
        }

        private static boolean works(Health health) {
            return rank(health) <= rank(Health.DEGRADED);
        }

        private static int rank(Health health) {
            return switch (health) {
                case HEALTHY -> 0;
                case STARTING -> 1;
                case DEGRADED -> 2;
                case UNKNOWN -> 3;
                case DOWN -> 4;
                case ABSENT -> 5;
            };
        }

        private static String word(Health health) {
            return health.name().toLowerCase(Locale.ROOT);
        }
    }
}
