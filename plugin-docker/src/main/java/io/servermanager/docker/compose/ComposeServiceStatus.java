package io.servermanager.docker.compose;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.PublishedPort;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.ServiceStatus.Part;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The status of a Compose project from what its engine knows: one list of containers, and one question for each
 * container of the project. No process is started. Stateless apart from its engine and clock.
 */
public final class ComposeServiceStatus {

    private final DockerEngine engine;
    private final Clock clock;

    /** Asks {@code engine}. */
    public ComposeServiceStatus(DockerEngine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** The status of the project in {@code directory}; what {@link DockerEngine} throws, it throws. */
    public ServiceStatus of(Path directory) {
        if (ComposeFile.in(directory).isEmpty()) {
            return ServiceStatus.absent("not installed: no Compose file in " + directory);
        }
        List<ContainerSummary> containers = new ProjectContainers(engine.composeContainers()).of(directory);
        // A container may vanish between the list and the question.
        List<ContainerDetails> details = containers.stream()
                .flatMap(container -> engine.inspect(container.id()).stream())
                .toList();
        if (details.isEmpty()) {
            return new ServiceStatus(
                    Health.DOWN,
                    "no containers",
                    Optional.empty(),
                    List.of(),
                    List.of("It has no containers. Start it: docker compose up -d in " + directory));
        }
        return judge(details);
    }

    private ServiceStatus judge(List<ContainerDetails> containers) {
        Instant now = clock.instant();
        List<Part> parts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ContainerDetails container : containers) {
            boolean meantToEnd =
                    containers.stream().anyMatch(other -> other.compose().waitsForEndOf(container.service()));
            ContainerVerdict verdict = ContainerVerdict.of(container, now, meantToEnd);
            parts.add(new Part(partName(container), verdict.state(), verdict.health(), facts(container, now)));
            verdict.problem().ifPresent(problems::add);
        }
        return new ServiceStatus(overall(parts), summary(parts), ImageVersion.ofProject(containers), parts, problems);
    }

    /** Down when nothing of it is well, or on the way to it. */
    private static Health overall(List<Part> parts) {
        boolean anyWell = parts.stream().anyMatch(part -> isWell(part.health()));
        if (!anyWell) {
            return Health.DOWN;
        }
        if (parts.stream().anyMatch(part -> !isWell(part.health()))) {
            return Health.DEGRADED;
        }
        return parts.stream().anyMatch(part -> part.health() == Health.STARTING) ? Health.STARTING : Health.HEALTHY;
    }

    private static boolean isWell(Health health) {
        return health == Health.HEALTHY || health == Health.STARTING;
    }

    /** Such as {@code 3 containers: 2 running, 1 crash loop}. */
    private static String summary(List<Part> parts) {
        Map<String, Long> counts =
                parts.stream().collect(Collectors.groupingBy(Part::state, LinkedHashMap::new, Collectors.counting()));
        String containers = parts.size() == 1 ? "1 container" : parts.size() + " containers";
        if (counts.size() == 1) {
            return containers + " " + parts.get(0).state();
        }
        return containers + ": "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String partName(ContainerDetails container) {
        int number = container.compose().number();
        return number == 1 ? container.service() : container.service() + "-" + number;
    }

    private static Map<String, String> facts(ContainerDetails container, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("container", container.name());
        facts.put("image", container.image());
        facts.put("imageId", container.imageId());
        facts.put("restarts", String.valueOf(container.restarts()));
        ImageVersion.of(container).ifPresent(version -> facts.put("version", version));
        container
                .startedAt()
                .filter(start -> container.state().live())
                .ifPresent(start -> facts.put("uptime", words(Duration.between(start, now))));
        if (!container.ports().isEmpty()) {
            facts.put(
                    "ports",
                    container.ports().stream()
                            .map(PublishedPort::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return facts;
    }

    /** The two largest units: {@code 3d 4h}, {@code 5m 2s}, {@code 7s}. */
    static String words(Duration duration) {
        Duration time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.toDays() > 0) {
            return time.toDays() + "d " + time.toHoursPart() + "h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + "h " + time.toMinutesPart() + "m";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + "m " + time.toSecondsPart() + "s" : time.toSeconds() + "s";
    }
}
