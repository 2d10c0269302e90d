package io.servermanager.docker.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.FakeStorage;
import io.servermanager.docker.engine.ImageDetails;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.docker.engine.VolumeDetails;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.engine.run.Plan;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.engine.settings.ConfigurationLoader;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow from plan to report and recovery, on an engine in memory. */
class CleanupWorkflowTest {

    private final FakeEngine engine = new FakeEngine();
    private final FakeStorage storage = new FakeStorage(engine);

    @TempDir
    private Path directory;

    private ServerManager manager;

    @BeforeEach
    void putSomethingOfEveryKindThere() throws Exception {
        Path root = Files.createDirectory(directory.resolve("root"));
        DockerPlugin plugin = new DockerPlugin(host -> engine, host -> storage);
        manager = ServerManager.builder()
                .configuration(new ConfigurationLoader(folder -> PluginCatalog.of(List.of(plugin), List.of()))
                        .parse("state: " + directory.resolve("state")))
                .root(root)
                .build();
        for (String name : List.of("a", "b", "c")) {
            engine.add(SampleContainer.alone(name).exited(0).make());
            engine.add(image(name, name + ":1"));
            engine.add(new VolumeDetails(name.repeat(64), "local", Optional.empty(), Map.of(), Map.of()));
            storage.network("net-" + name).cacheRecord("cache-" + name);
        }
        engine.add(new VolumeDetails("mail", "local", Optional.empty(), Map.of(), Map.of()));
    }

    private static ImageDetails image(String id, String... tags) {
        return new ImageDetails(
                id, List.of(tags), List.of(), Optional.of(Instant.EPOCH), 1000, Map.of(), Map.of(), false);
    }

    @Test
    void removesWhatWasPlannedInOrderAndReportsWhatWasFreed() throws Exception {
        RunReport report = run(plan(Map.of()));

        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(storage.removed())
                .startsWith("id-of-a", "id-of-b", "id-of-c", "a", "b", "c", "a".repeat(64))
                .endsWith("net-a", "net-b", "net-c", "cache-a", "cache-b", "cache-c")
                .hasSize(15);
        assertThat(reported(report, "images")).isEqualTo("3 of 3 removed");
        assertThat(reported(report, "space of images")).isEqualTo("2.9 KiB freed, from 2.9 KiB to 0 B");
        assertThat(reported(report, "freed in all")).isEqualTo("2.9 KiB");
    }

    @Test
    void anObjectThatOnlyWhatGoesTooUsesSaysSo() throws Exception {
        engine.add(SampleContainer.alone("a").image("a:1", "a").exited(0).make());
        assertThat(plan(Map.of()).lines()).anyMatch(line -> line.endsWith("only containers that go as well use it"));
        assertThat(plan(Map.of("only", "images")).lines()).noneMatch(line -> line.contains(" a:1 "));
    }

    @Test
    void aPlanListsEveryObjectWithSizeAgeAndReason() throws Exception {
        Plan plan = plan(Map.of());
        assertThat(plan.lines())
                .contains("Remove unused images")
                .anyMatch(line -> line.matches(" +b:1 \\(1000 B, \\d+ days old\\): no container uses it"))
                .contains("  15 unused objects would be removed, 2.9 KiB or more would be freed");
        assertThat(plan.irreversible()).isTrue();
    }

    @Test
    void whatWasNotInThePlanIsNotRemovedEvenIfUnused() throws Exception {
        Plan plan = plan(Map.of("only", "images"));
        engine.add(image("late", "late:1"));

        run(plan);

        assertThat(storage.removed()).containsExactly("a", "b", "c");
    }

    @Test
    void whatComesIntoUseBetweenTheLooksAndTheRemovalIsKeptByTheEngine() throws Exception {
        Plan plan = plan(Map.of("only", "images"));
        storage.beforeRemoval(
                () -> engine.add(SampleContainer.alone("new").image("b:1", "b").make()));

        RunReport report = run(plan);

        assertThat(storage.removed()).containsExactly("a", "c");
        assertThat(reported(report, "images")).startsWith("2 of 3 removed; kept b:1 (is used by the container new)");
    }

    @Test
    void anImageThatStaysInTheEndKeepsAllItsTags() throws Exception {
        engine.add(image("twice", "x/y:1", "z:2"));
        Plan plan = plan(Map.of("only", "images"));
        storage.afterRemoval(() -> {
            if (storage.removed().contains("z:2")) {
                engine.add(SampleContainer.alone("new").image("x/y:1", "twice").make());
            }
        });

        run(plan);

        assertThat(storage.removed()).contains("z:2").doesNotContain("twice");
        assertThat(engine.image("twice").orElseThrow().tags()).containsExactlyInAnyOrder("x/y:1", "z:2");
    }

    @Test
    void aContainerThatRanBetweenPlanAndRunStays() throws Exception {
        Plan plan = plan(Map.of("only", "containers"));
        engine.add(SampleContainer.alone("b")
                .startedAt(Instant.parse("2026-02-01T00:00:00Z"))
                .exited(0)
                .make());

        RunReport report = run(plan);

        assertThat(reported(report, "containers")).isEqualTo("2 of 3 removed; kept b (has run meanwhile)");
    }

    @Test
    void anEngineThatGoesAwayIsToldOfWithAnExactAccountOfEveryKind() throws Exception {
        Plan plan = plan(Map.of("only", "containers,images,networks"));
        storage.beforeRemoval(() -> {
            if (storage.removed().size() == 4) {
                engine.failWith(new MaintenanceException(Kind.UNAVAILABLE, "No Docker Engine listens.", "Start it."));
            }
        });

        RunReport report = run(plan);

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(report.problem()).isEqualTo("No Docker Engine listens.");
        assertThat(reported(report, "containers")).isEqualTo("3 of 3 removed: a, b, c");
        assertThat(reported(report, "images"))
                .isEqualTo(
                        "1 of 3 removed: a:1; b:1: its removal was begun, and whether it is gone cannot be found out;"
                                + " not touched: c:1");
        assertThat(reported(report, "networks")).isEqualTo("0 of 3 removed; not touched: net-a, net-b, net-c");
    }

    @Test
    void afterAKillAtAnyMomentRecoveryTellsExactlyWhatIsGone() throws Exception {
        for (int moment = 0; moment < 3; moment++) {
            for (boolean afterwards : List.of(false, true)) {
                engine.add(SampleContainer.alone("a").exited(0).make());
                engine.add(SampleContainer.alone("b").exited(0).make());
                engine.add(SampleContainer.alone("c").exited(0).make());
                storage.removed().clear();
                int count = moment + (afterwards ? 1 : 0);
                Runnable kill = () -> {
                    if (storage.removed().size() == count) {
                        throw new Killed();
                    }
                };
                storage.beforeRemoval(afterwards ? () -> {} : kill);
                storage.afterRemoval(afterwards ? kill : () -> {});
                Plan plan = plan(Map.of("only", "containers"));
                assertThatExceptionOfType(Killed.class).isThrownBy(() -> run(plan));
                storage.beforeRemoval(() -> {});
                storage.afterRemoval(() -> {});

                RunReport report = manager.recover(manager.interrupted().get(0).runId(), RunOptions.unattended())
                        .orElseThrow();

                assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
                assertThat(gone(reported(report, "containers")))
                        .containsExactlyElementsOf(storage.removed().stream()
                                .map(id -> id.replace("id-of-", ""))
                                .toList());
            }
        }
    }

    /** The names that an account says are gone. */
    private static List<String> gone(String account) {
        return Stream.of(account.split("; "))
                .flatMap(part -> part.contains(" removed: ")
                        ? Stream.of(part.replaceFirst(".* removed: ", "").split(", "))
                        : Stream.of(part)
                                .filter(text -> text.endsWith("it is gone"))
                                .map(text -> text.split(":")[0]))
                .toList();
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whoAsksToStopIsObeyedBetweenTwoObjects() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        storage.afterRemoval(() -> stop.set(storage.removed().size() >= 2));

        RunReport report = manager.run(
                plan(Map.of("only", "containers")), new RunOptions(Optional.empty(), failure -> null, stop));

        assertThat(storage.removed()).hasSize(2);
        assertThat(report.kind()).isEqualTo(Kind.STOPPED);
        assertThat(reported(report, "containers")).isEqualTo("2 of 3 removed: a, b; not touched: c");
    }

    @Test
    void aVolumeThatWasNamedGoesAndOneThatCannotIsToldOfBefore() throws Exception {
        run(plan(Map.of("only", "volumes", "volumes", "named=mail")));
        assertThat(storage.removed()).containsExactly("mail");

        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> plan(Map.of("volumes", "named=nothing")))
                .matches(error -> error.kind() == Kind.USAGE)
                .withMessage("There is no volume 'nothing'");
    }

    @Test
    void withoutAnythingUnusedThereIsNothingToDo() throws Exception {
        run(plan(Map.of()));
        RunReport again = run(plan(Map.of()));
        assertThat(again.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    private Plan plan(Map<String, String> options) throws InterruptedException {
        return manager.plan(new RunRequest("docker", "cleanup", options));
    }

    private RunReport run(Plan plan) throws InterruptedException {
        return manager.run(plan, RunOptions.unattended());
    }

    private static String reported(RunReport report, String name) {
        return report.reports().stream()
                .filter(reported -> reported.name().equals(name))
                .map(RunReport.Reported::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.reports().toString()));
    }
}
