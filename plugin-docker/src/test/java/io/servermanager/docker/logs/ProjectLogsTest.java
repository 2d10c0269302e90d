package io.servermanager.docker.logs;

import static io.servermanager.docker.logs.SampleLogs.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.compose.InstalledProject;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.FakeLog;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.LogSource.Logs;
import io.servermanager.spi.LogSource.Query;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProjectLogsTest {

    private static final Query ALL = new Query(Optional.empty(), OptionalInt.empty(), Optional.empty(), false);

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();
    private final FakeLog web = new FakeLog(false);
    private final FakeLog database = new FakeLog(true);

    @BeforeEach
    void makeProject() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: {}\n");
        add("web", web);
        add("db", database);
        web.line(at(1), "one").line(at(3), "three").add(at(5), true, "five\n".getBytes(StandardCharsets.UTF_8));
        database.line(at(2), "two").line(at(4), "four");
    }

    @Test
    void containersAreReadInTheOrderOfTime() throws InterruptedException {
        try (Logs logs = open(ALL)) {
            assertThat(logs.containers()).containsExactly("blog-db-1", "blog-web-1");
            List<Line> lines = all(logs);
            assertThat(lines).extracting(ProjectLogsTest::text).containsExactly("one", "two", "three", "four", "five");
            assertThat(lines).extracting(Line::error).containsExactly(false, false, false, false, true);
            assertThat(logs.problems()).isEmpty();
        }
        assertThat(engine.closed()).isTrue();
    }

    @Test
    void theLastLinesAreThoseOfAllContainersTogether() throws InterruptedException {
        assertThat(texts(new Query(Optional.empty(), OptionalInt.of(2), Optional.empty(), false)))
                .containsExactly("four", "five");
        assertThat(texts(new Query(Optional.of("web"), OptionalInt.of(2), Optional.empty(), false)))
                .containsExactly("three", "five");
        assertThat(texts(new Query(Optional.empty(), OptionalInt.of(0), Optional.empty(), false)))
                .isEmpty();
    }

    @Test
    void linesFromATimeOnCanBeHad() throws InterruptedException {
        assertThat(texts(new Query(Optional.empty(), OptionalInt.empty(), Optional.of(at(3)), false)))
                .containsExactly("three", "four", "five");
    }

    @Test
    void oneContainerIsChosenByEitherName() throws InterruptedException {
        assertThat(texts(new Query(Optional.of("db"), OptionalInt.empty(), Optional.empty(), false)))
                .containsExactly("two", "four");
        assertThat(texts(new Query(Optional.of("blog-db-1"), OptionalInt.empty(), Optional.empty(), false)))
                .containsExactly("two", "four");
        assertRefused(
                new Query(Optional.of("mail"), OptionalInt.empty(), Optional.empty(), false),
                Kind.USAGE,
                "blog has no container 'mail'.",
                "blog-db-1, blog-web-1");
    }

    @Test
    void aLogThatCannotBeReadDoesNotHideTheOthers() throws InterruptedException {
        engine.add(SampleContainer.of("blog", "silent").in(directory).make());
        try (Logs logs = open(ALL)) {
            assertThat(all(logs)).hasSize(5);
            assertThat(logs.problems())
                    .singleElement()
                    .asString()
                    .startsWith("blog-silent-1: ")
                    .contains("does not support reading");
        }
    }

    @Test
    void whatIsNotInstalledOrHasNoContainersSaysSo() throws IOException {
        engine.stop("blog-web-1", Duration.ZERO);
        engine.stop("blog-db-1", Duration.ZERO);
        engine.remove("blog-web-1");
        engine.remove("blog-db-1");
        assertRefused(ALL, Kind.NOT_INSTALLED, "blog has no containers.", "docker compose up -d");
        assertThat(engine.closed()).isTrue();
        Files.delete(directory.resolve("compose.yaml"));
        assertRefused(ALL, Kind.NOT_INSTALLED, "blog is not installed: there is no Compose file", "directory");
    }

    @Test
    void followingShowsWhatWasWrittenAndThenWhatComes() throws InterruptedException {
        try (Logs logs = open(following(OptionalInt.of(1)))) {
            assertThat(take(logs, 1)).containsExactly("five");
            assertThat(logs.ready())
                    .as("what was printed is to be brought out before the waiting")
                    .isFalse();
            web.line(at(6), "six");
            assertThat(take(logs, 1)).containsExactly("six");
            database.line(at(7), "seven");
            assertThat(take(logs, 1)).containsExactly("seven");
        }
    }

    @Test
    void followingFromNowOnShowsOnlyWhatComes() throws InterruptedException {
        try (Logs logs = open(following(OptionalInt.of(0)))) {
            Thread writer = new Thread(() -> {
                // The log is opened by the first to wait for it.
                Awaitility.await().until(() -> web.readers() > 0);
                web.line(at(6), "six");
            });
            writer.start();
            assertThat(take(logs, 1)).containsExactly("six");
            writer.join();
        }
    }

    @Test
    void aRestartLosesNothingAndDoublesNothing() throws InterruptedException {
        try (Logs logs = open(following(OptionalInt.empty()))) {
            assertThat(take(logs, 5)).endsWith("five");
            web.line(at(6), "last words");
            assertThat(take(logs, 1)).containsExactly("last words");
            web.running(false);
            web.line(at(6), "written at the same instant");
            web.line(at(7), "first words");
            web.running(true);
            restart("web", at(7));
            assertThat(take(logs, 2)).containsExactly("written at the same instant", "first words");
            web.line(at(8), "more");
            assertThat(take(logs, 1)).containsExactly("more");
        }
    }

    @Test
    void aContainerThatIsMadeAnewIsFollowedFromItsBeginning() throws InterruptedException {
        try (Logs logs = open(following(OptionalInt.of(1)))) {
            assertThat(take(logs, 1)).containsExactly("five");
            FakeLog next = new FakeLog(false).line(at(9), "born").line(at(10), "grown");
            add("cache", next);
            assertThat(take(logs, 2)).containsExactly("born", "grown");
        }
    }

    @Test
    void anEngineThatGoesAwayEndsTheFollowingWithItsError() throws InterruptedException {
        try (Logs logs = open(following(OptionalInt.of(1)))) {
            assertThat(take(logs, 1)).containsExactly("five");
            engine.failWith(new MaintenanceException(Kind.UNAVAILABLE, "No Docker Engine listens.", "Start it."));
            assertThatExceptionOfType(MaintenanceException.class)
                    .isThrownBy(logs::next)
                    .withMessage("No Docker Engine listens.");
        }
    }

    private static Query following(OptionalInt tail) {
        return new Query(Optional.empty(), tail, Optional.empty(), true);
    }

    private void add(String service, FakeLog log) {
        ContainerDetails container =
                SampleContainer.of("blog", service).in(directory).make();
        engine.add(container).logging(container.id(), log);
    }

    private void restart(String service, Instant time) {
        engine.add(SampleContainer.of("blog", service)
                .in(directory)
                .state(ContainerState.RUNNING)
                .startedAt(time)
                .make());
    }

    private Logs open(Query query) {
        return ProjectLogs.open(new InstalledProject(engine, directory, "blog"), query);
    }

    private void assertRefused(Query query, Kind kind, String problem, String remedy) {
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> open(query))
                .withMessageContaining(problem)
                .matches(error -> error.kind() == kind)
                .matches(error -> error.remedy().contains(remedy), remedy);
    }

    private List<String> texts(Query query) throws InterruptedException {
        try (Logs logs = open(query)) {
            return all(logs).stream().map(ProjectLogsTest::text).toList();
        }
    }

    private static List<Line> all(Logs logs) throws InterruptedException {
        List<Line> all = new ArrayList<>();
        for (Optional<Line> line = logs.next(); line.isPresent(); line = logs.next()) {
            all.add(line.get());
        }
        return all;
    }

    private static List<String> take(Logs logs, int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            texts.add(text(logs.next().orElseThrow()));
        }
        return texts;
    }

    private static String text(Line line) {
        return new String(line.bytes(), StandardCharsets.UTF_8).strip();
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }
}
