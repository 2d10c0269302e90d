package io.servermanager.docker.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.spi.Command.Effect;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeProjectTest {

    private static final String CONFIG = """
            {"name":"blog","services":{
              "app":{"image":"jc21/nginx-proxy-manager:latest"},
              "db":{"image":"mariadb:11"},
              "own":{"image":"own:1","build":{"context":"."}}}}
            """;

    private final FakeEngine engine = new FakeEngine();
    private final AnsweringRunner runner =
            new AnsweringRunner().answer("config", CONFIG).answer("version", "v2.26.1-4\n");
    private final List<String> lines = new ArrayList<>();
    private final Path directory;
    private final ComposeProject project;

    ComposeProjectTest(@TempDir Path parent) {
        directory = parent.resolve("blog");
        project = new ComposeProject(directory, engine, runner);
    }

    @BeforeEach
    void install() throws IOException {
        Files.createDirectory(directory);
        Files.writeString(directory.resolve("docker-compose.yml"), "services: {}\n");
    }

    @Test
    void callsComposeInTheDirectoryForTheEngineItWasGiven() throws Exception {
        project.up(UpOptions.all(), lines::add);
        assertThat(runner.last().arguments())
                .containsExactly(
                        "docker",
                        "compose",
                        "--ansi",
                        "never",
                        "--project-directory",
                        directory.toString(),
                        "--project-name",
                        "blog",
                        "up",
                        "--detach",
                        "--no-build",
                        "--pull",
                        "never");
        assertThat(runner.last().directory()).contains(directory);
        assertThat(runner.last().environment()).containsEntry("DOCKER_HOST", "unix:///fake/docker.sock");
        assertThat(runner.last().effect()).isEqualTo(Effect.CHANGES);
    }

    @Test
    void asksForTheFileWithACommandThatOnlyReads() throws Exception {
        assertThat(project.config().services()).containsOnlyKeys("app", "db", "own");
        assertThat(project.config().pulledImages()).containsExactly("jc21/nginx-proxy-manager:latest", "mariadb:11");
        assertThat(runner.last().effect()).isEqualTo(Effect.READS);
        project.ps();
        assertThat(runner.last().effect()).isEqualTo(Effect.READS);
    }

    @Test
    void startsOnlyWhatItIsToldTo() throws Exception {
        project.up(UpOptions.only(List.of("app")).recreating().waiting(Duration.ofMinutes(2)), lines::add);
        assertThat(runner.last().toString())
                .endsWith("up --detach --no-build --pull never --no-deps --force-recreate"
                        + " --wait --wait-timeout 120 app");
    }

    @Test
    void keepsTheNameUnderWhichItsContainersWereMade() throws Exception {
        engine.add(SampleContainer.of("npm_old", "app").in(directory).make());
        engine.add(SampleContainer.of("other", "app")
                .in(directory.resolveSibling("other"))
                .make());
        assertThat(project.name()).isEqualTo("npm_old");
        assertThat(project.containers()).singleElement().extracting("name").isEqualTo("npm_old-app-1");
        assertThat(runner.lines()).isEmpty();
    }

    @Test
    void findsItsContainersThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolveSibling("link"), directory);
        engine.add(SampleContainer.of("npm_old", "app").in(link).make());
        assertThat(project.name()).isEqualTo("npm_old");
    }

    @Test
    void whatRunsCountsMoreThanStoppedLeftovers() throws Exception {
        engine.add(SampleContainer.of("leftover", "app").in(directory).exited(0).make());
        engine.add(SampleContainer.of("live", "app").in(directory).make());
        assertThat(project.name()).isEqualTo("live");
    }

    @Test
    void doesNotChooseBetweenTwoProjectsThatRunFromItsDirectory() {
        engine.add(SampleContainer.of("a", "app").in(directory).make());
        engine.add(SampleContainer.of("b", "app")
                .in(directory)
                .state(ContainerState.RESTARTING)
                .make());
        assertError(project::name, Kind.PRECONDITION, "several Compose projects", "a, b");
        engine.add(SampleContainer.of("blog", "app").in(directory).make());
        assertThat(nameOf(project)).isEqualTo("blog");
    }

    @Test
    void aNameThatIsSetIsNotLookedUp() throws Exception {
        engine.add(SampleContainer.of("npm_old", "app").in(directory).make());
        ComposeProject named = project.named("kept");
        assertThat(named.name()).isEqualTo("kept");
        named.down(Duration.ofSeconds(30), lines::add);
        assertThat(runner.last().toString()).endsWith("--project-name kept down --timeout 30");
        assertThat(engine.calls()).isZero();
    }

    @Test
    void neverTakesAwayVolumesOrImages() throws Exception {
        project.down(Duration.ZERO, lines::add);
        project.removeContainers(lines::add);
        project.stop(lines::add);
        project.start(lines::add);
        project.restart(List.of("db"), lines::add);
        assertThat(runner.lines().stream()
                        .filter(line -> line.contains("--project-name"))
                        .map(line -> line.substring(line.indexOf("--project-name"))))
                .containsExactly(
                        "--project-name blog down --timeout 0",
                        "--project-name blog rm --force --stop",
                        "--project-name blog stop",
                        "--project-name blog start",
                        "--project-name blog restart db");
    }

    @Test
    void oneOffContainersAreNotItsOwn() throws Exception {
        engine.add(SampleContainer.of("blog", "app").in(directory).make());
        engine.add(SampleContainer.of("blog", "job")
                .in(directory)
                .label("com.docker.compose.oneoff", "True")
                .make());
        assertThat(project.containers()).extracting("name").containsExactly("blog-app-1");
    }

    @Test
    void pullsAllThatIsNotBuiltHere() throws Exception {
        runner.answer("pull", " app Pulling\n app Pulled\n");
        project.pull(List.of(), lines::add);
        assertThat(runner.last().toString()).endsWith("--project-name blog pull app db");
        assertThat(lines).containsExactly(" app Pulling", " app Pulled");
        project.pull(List.of("db", "own"), lines::add);
        assertThat(runner.last().toString()).endsWith("pull db");
        int before = runner.lines().size();
        project.pull(List.of("own"), lines::add);
        assertThat(runner.lines().subList(before, runner.lines().size())).noneMatch(line -> line.contains("pull"));
    }

    @Test
    void saysThatItIsNotInstalledAndWhereItLooked() throws Exception {
        Files.delete(directory.resolve("docker-compose.yml"));
        assertThat(project.file()).isEmpty();
        assertError(project::requireInstalled, Kind.NOT_INSTALLED, "There is no Compose file in " + directory);
        assertError(project::config, Kind.NOT_INSTALLED, directory.toString());
        assertError(() -> project.named("x").up(UpOptions.all(), lines::add), Kind.NOT_INSTALLED, directory.toString());
        assertThat(runner.lines()).isEmpty();
    }

    @Test
    void findsTheFileThatComposeWouldTake() throws Exception {
        Files.writeString(directory.resolve("compose.yml"), "services: {}\n");
        assertThat(project.file()).contains(directory.resolve("compose.yml"));
        Files.writeString(directory.resolve("compose.yaml"), "services: {}\n");
        assertThat(project.requireInstalled()).isEqualTo(directory.resolve("compose.yaml"));
    }

    @Test
    void aBrokenFileIsToldInComposesOwnWords() {
        runner.fail("config", 15, "time=... level=warning\nservices.app Additional property imagge is not allowed\n");
        assertError(
                project::config,
                Kind.PRECONDITION,
                "Compose refuses " + directory.resolve("docker-compose.yml"),
                "Additional property imagge is not allowed");
    }

    @Test
    void anAnswerThatIsNoJsonIsNotTakenForAProject() {
        runner.answer("config", "name: blog\n");
        assertError(project::config, Kind.PRECONDITION, "cannot be read");
    }

    @Test
    void composeThatIsMissingIsNotTakenForABrokenFile() {
        runner.fail("config", 125, "unknown flag: --project-directory\n");
        runner.fail("version", 125, "unknown flag: --short\n");
        assertError(project::config, Kind.UNAVAILABLE, "Docker Compose v2 is missing", "unknown flag");
    }

    @Test
    void composeVersion1DoesNotSuffice() {
        runner.answer("version", "1.29.2\n");
        assertError(project::requireCompose, Kind.UNAVAILABLE, "Docker Compose 1.29.2 is too old");
    }

    @Test
    void dockerThatIsMissingIsSaidSo() {
        runner.programMissing();
        assertError(project::requireCompose, Kind.UNAVAILABLE, "The program 'docker' cannot be started");
    }

    @Test
    void aPullThatFailsIsToldByItsReason() {
        runner.fail(
                "pull", 18, " app Error\nError response from daemon: toomanyrequests: You have reached your limit\n");
        assertError(() -> project.pull(List.of(), lines::add), Kind.UNAVAILABLE, "too many pulls", "toomanyrequests");
    }

    @Test
    void anUpThatFailsTellsWhy() {
        runner.fail(
                "up",
                1,
                " Container x  Starting\nError response from daemon: Bind for 0.0.0.0:80 failed: port is"
                        + " already allocated\n");
        assertError(() -> project.up(UpOptions.all(), lines::add), Kind.FAILED, "port is already allocated");
    }

    private static String nameOf(ComposeProject project) {
        try {
            return project.name();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertError(ThrowingCallable call, Kind kind, String... words) {
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(call)
                .matches(error -> error.kind() == kind, "is " + kind)
                .matches(error -> !error.remedy().isEmpty())
                .satisfies(error -> assertThat(error.problem()).contains(words));
    }
}
