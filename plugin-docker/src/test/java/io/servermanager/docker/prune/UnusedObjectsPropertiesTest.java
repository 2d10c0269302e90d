package io.servermanager.docker.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.CacheRecord;
import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.DiskUsage;
import io.servermanager.docker.engine.Inventory;
import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.docker.engine.StoredContainer;
import io.servermanager.docker.engine.StoredImage;
import io.servermanager.docker.engine.StoredNetwork;
import io.servermanager.docker.engine.StoredVolume;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UnusedObjectsPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Set<ContainerState> ENDED =
            Set.of(ContainerState.CREATED, ContainerState.EXITED, ContainerState.DEAD);
    private static final ExistingProjects PROJECTS = new ExistingProjects(
            Map.of("alive", Path.of("/srv/alive")),
            Map.of(new ImagePattern("named/by:${FILE}"), Path.of("/srv/alive")),
            List.of(),
            false);

    @Property
    void nothingInUsePinnedOrOfAnExistingProjectIsEverInThePlan(
            @ForAll long seed, @ForAll @IntRange(max = 60) int age) {
        Random random = new Random(seed);
        Survey survey = survey(random);
        CleanupOptions options = options(random, age);

        Set<String> plan = ids(UnusedObjects.of(survey, options));

        Inventory all = survey.inventory();
        List<StoredContainer> staying = all.containers().stream()
                .filter(container -> !plan.contains("CONTAINERS " + container.id()))
                .toList();
        for (StoredContainer container : all.containers()) {
            if (!ENDED.contains(container.state())
                    || ofLivingProject(container.compose().labels())) {
                assertThat(plan).doesNotContain("CONTAINERS " + container.id());
            }
        }
        Map<String, StoredImage> images = new HashMap<>();
        all.images().forEach(image -> images.put(image.id(), image));
        for (StoredImage image : all.images()) {
            boolean needed = staying.stream()
                            .anyMatch(container -> container.imageId().equals(image.id())
                                    || image.tags().contains(container.image()))
                    || image.tags().stream()
                            .anyMatch(tag -> tag.startsWith("server-manager-pin/") || tag.startsWith("named/by:"))
                    || ofLivingProject(image.labels());
            for (StoredImage at = image;
                    at != null && needed;
                    at = images.get(at.parent().orElse(""))) {
                assertThat(plan).doesNotContain("IMAGES " + at.id());
            }
        }
        for (StoredVolume volume : all.volumes()) {
            boolean used =
                    staying.stream().anyMatch(container -> container.volumes().contains(volume.name()));
            boolean named = options.namedVolumes().contains(volume.name());
            boolean nobodys = volume.anonymous() && !volume.labels().containsKey(ComposeLabels.PROJECT);
            if (used || !(named || nobodys)) {
                assertThat(plan).doesNotContain("VOLUMES " + volume.name());
            }
        }
        for (StoredNetwork network : all.networks()) {
            boolean used = staying.stream()
                    .anyMatch(container -> container.networks().contains(network.name())
                            || container.networks().contains(network.id()));
            if (used
                    || ofLivingProject(network.labels())
                    || Set.of("bridge", "host", "none").contains(network.name())
                    || !network.scope().equals("local")) {
                assertThat(plan).doesNotContain("NETWORKS " + network.id());
            }
        }
        for (CacheRecord item : survey.usage().buildCache()) {
            if (item.inUse()) {
                assertThat(plan).doesNotContain("BUILD_CACHE " + item.id());
            }
        }
        assertThat(plan).allMatch(id -> options.kinds().stream().anyMatch(kind -> id.startsWith(kind.name() + " ")));
    }

    @Property
    void aGreaterMinimumAgeNeverAddsAnything(
            @ForAll long seed, @ForAll @IntRange(max = 60) int age, @ForAll @IntRange(max = 60) int more) {
        Survey survey = survey(new Random(seed));
        Set<String> younger = ids(UnusedObjects.of(survey, options(new Random(seed), age)));
        Set<String> older = ids(UnusedObjects.of(survey, options(new Random(seed), age + more)));
        assertThat(younger).containsAll(older);
    }

    @Property
    void whatIsPlannedNeedsNothingThatComesBeforeIt(@ForAll long seed) {
        Survey survey = survey(new Random(seed));
        List<String> plan = UnusedObjects.of(survey, options(new Random(seed), 0)).stream()
                .map(Candidate::id)
                .toList();
        for (StoredImage image : survey.inventory().images()) {
            if (plan.contains(image.id())
                    && image.parent().filter(plan::contains).isPresent()) {
                assertThat(plan.indexOf(image.id()))
                        .isLessThan(plan.indexOf(image.parent().get()));
            }
        }
        assertThat(plan).doesNotHaveDuplicates();
    }

    private static boolean ofLivingProject(Map<String, String> labels) {
        return "alive".equals(labels.get(ComposeLabels.PROJECT));
    }

    private static Set<String> ids(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.kind() + " " + candidate.id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static CleanupOptions options(Random random, int age) {
        Set<ObjectKind> kinds = EnumSet.allOf(ObjectKind.class);
        kinds.removeIf(kind -> random.nextInt(8) == 0);
        return new CleanupOptions(
                kinds,
                Duration.ofDays(age),
                random.nextInt(4) == 0,
                random.nextBoolean(),
                random.nextBoolean() ? Set.of() : Set.of("v0", "v1"));
    }

    private static Survey survey(Random random) {
        List<StoredContainer> containers = new ArrayList<>();
        Map<String, Instant> finished = new HashMap<>();
        for (int i = 0; i < random.nextInt(8); i++) {
            ContainerState state = one(random, ContainerState.values());
            containers.add(new StoredContainer(
                    "c" + i,
                    "name" + i,
                    random.nextBoolean() ? "plain:" + random.nextInt(8) : "",
                    "i" + random.nextInt(8),
                    state,
                    time(random),
                    new ComposeLabels(labels(random)),
                    random.nextBoolean() ? Set.of() : Set.of(volume(random.nextInt(8))),
                    random.nextBoolean()
                            ? Set.of("none")
                            : Set.of((random.nextBoolean() ? "n" : "net") + random.nextInt(6))));
            if (!state.live() && random.nextBoolean()) {
                finished.put("c" + i, time(random));
            }
        }
        List<StoredImage> images = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<String> tags = List.of(
                            List.<String>of(),
                            List.of("plain:" + i),
                            List.of("a:" + i, "b:" + i),
                            List.of("server-manager-pin/x:" + i, "c:" + i),
                            List.of("named/by:" + i))
                    .get(random.nextInt(5));
            Optional<String> parent =
                    i > 0 && random.nextInt(3) == 0 ? Optional.of("i" + random.nextInt(i)) : Optional.empty();
            images.add(new StoredImage("i" + i, parent, tags, List.of(), time(random), labels(random)));
        }
        List<StoredVolume> volumes = new ArrayList<>();
        List<StoredNetwork> networks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            volumes.add(new StoredVolume(volume(i), Optional.of(time(random)), labels(random)));
            String name = i < 6 ? "net" + i : List.of("bridge", "host").get(i - 6);
            String scope = random.nextInt(5) == 0 ? "swarm" : "local";
            networks.add(new StoredNetwork(
                    "n" + i, name, scope, random.nextInt(6) == 0, Optional.of(time(random)), labels(random)));
        }
        List<CacheRecord> cache = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            cache.add(new CacheRecord(
                    "b" + i, "step", Optional.of(time(random)), Optional.empty(), random.nextBoolean()));
        }
        return new Survey(
                new Inventory(containers, images, volumes, networks),
                new DiskUsage(Map.of(), Map.of(), cache),
                finished,
                PROJECTS,
                NOW);
    }

    @SafeVarargs
    private static <T> T one(Random random, T... all) {
        return all[random.nextInt(all.length)];
    }

    /** Half of them without a name. */
    private static String volume(int number) {
        return number % 2 == 0 ? "v" + number : String.valueOf(number).repeat(64);
    }

    private static Map<String, String> labels(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of(ComposeLabels.PROJECT, "alive");
            case 1 -> Map.of(ComposeLabels.PROJECT, "gone", ComposeLabels.WORKING_DIRECTORY, "/srv/gone");
            default -> Map.of();
        };
    }

    private static Instant time(Random random) {
        return NOW.minus(Duration.ofDays(random.nextInt(60)));
    }
}
