package io.servermanager.docker.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.engine.PublishedPort;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.ServiceStatus.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeServiceStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final FakeEngine engine = new FakeEngine();
    private final Path directory;

    ComposeServiceStatusTest(@TempDir Path parent) {
        directory = parent.resolve("npm");
    }

    @BeforeEach
    void install() throws IOException {
        Files.createDirectory(directory);
        Files.writeString(directory.resolve("docker-compose.yml"), "services: {}\n");
    }

    @Test
    void isAbsentWithoutAComposeFileAndWithoutAskingTheEngine() throws Exception {
        Files.delete(directory.resolve("docker-compose.yml"));
        assertThat(status().health()).isEqualTo(Health.ABSENT);
        assertThat(status().summary()).contains(directory.toString());
        assertThat(engine.calls()).isZero();
    }

    @Test
    void isHealthyWhenAllRunAndTellsWhatIsKnown() {
        engine.add(app().variable("NPM_BUILD_VERSION", "2.15.1")
                .health(Verdict.HEALTHY, "OK")
                .port(new PublishedPort("0.0.0.0", 80, 80, "tcp"))
                .startedAt(NOW.minus(Duration.ofHours(75)))
                .make());
        engine.add(container("db")
                .label("org.opencontainers.image.version", "22.04")
                .make());

        ServiceStatus status = status();

        assertThat(status.health()).isEqualTo(Health.HEALTHY);
        assertThat(status.summary()).isEqualTo("2 containers running");
        assertThat(status.version()).contains("2.15.1");
        assertThat(status.problems()).isEmpty();
        assertThat(part("app").details())
                .containsEntry("version", "2.15.1")
                .containsEntry("uptime", "3d 3h")
                .containsEntry("ports", "0.0.0.0:80->80/tcp")
                .containsEntry("restarts", "0")
                .containsEntry("image", "sample:latest");
        assertThat(part("db").details()).containsEntry("version", "22.04");
    }

    @Test
    void asksOnceForAllAndOnceForEachContainerOfItsOwn() {
        engine.add(app().make()).add(container("db").make());
        engine.add(SampleContainer.of("other", "x")
                .in(directory.resolveSibling("other"))
                .make());
        assertThat(status().parts()).hasSize(2);
        assertThat(engine.calls()).isEqualTo(3);
    }

    @Test
    void isStartingUntilAllAreJudged() {
        engine.add(app().health(Verdict.STARTING, "").make())
                .add(container("db").make());
        assertThat(status().health()).isEqualTo(Health.STARTING);
    }

    @Test
    void isDegradedWhenOneOfTwoIsUnhealthyAndSaysWhatTheCheckSaid() {
        engine.add(app().health(Verdict.UNHEALTHY, "NOT OK\nmore").make())
                .add(container("db").make());
        assertThat(status().health()).isEqualTo(Health.DEGRADED);
        assertThat(status().summary()).isEqualTo("2 containers: 1 unhealthy, 1 running");
        assertThat(status().problems())
                .containsExactly("Container npm-app-1 is unhealthy: NOT OK. See: docker logs npm-app-1");
    }

    @Test
    void isDownWhenItsOnlyContainerIsUnhealthy() {
        engine.add(app().health(Verdict.UNHEALTHY, "NOT OK").make());
        assertThat(status().health()).isEqualTo(Health.DOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = ContainerState.class,
            names = {"CREATED", "EXITED", "DEAD", "REMOVING"})
    void isDownWhenNothingRuns(ContainerState state) {
        engine.add(app().exited(1).state(state).make());
        assertThat(status().health()).isEqualTo(Health.DOWN);
        assertThat(status().parts().get(0).state()).isEqualTo(state.toString());
        assertThat(status().problems()).hasSize(1);
    }

    @Test
    void isDownWithoutContainersAndSaysHowToStartIt() {
        assertThat(status().health()).isEqualTo(Health.DOWN);
        assertThat(status().problems()).singleElement().asString().contains("docker compose up -d in " + directory);
    }

    @Test
    void aContainerThatWaitsToBeRestartedIsInACrashLoop() {
        engine.add(app().exited(3).state(ContainerState.RESTARTING).restarts(7).make());
        assertThat(status().health()).isEqualTo(Health.DOWN);
        assertThat(part("app").state()).isEqualTo("crash loop");
        assertThat(status().problems()).singleElement().asString().contains("7 restarts, last exit code 3");
    }

    @Test
    void aContainerThatRunsForSomeSecondsAfterARestartIsInACrashLoop() {
        engine.add(app().restarts(1).startedAt(NOW.minusSeconds(9)).make());
        assertThat(part("app").state()).isEqualTo("crash loop");
    }

    @Test
    void aRestartLongAgoIsNoCrashLoopNorIsAFirstStart() {
        engine.add(app().restarts(5).startedAt(NOW.minusSeconds(600)).make());
        engine.add(container("db").startedAt(NOW.minusSeconds(1)).make());
        assertThat(status().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void aContainerThatOthersWaitForIsWellWhenItHasEndedWell() {
        engine.add(container("init").exited(0).make());
        engine.add(app().label("com.docker.compose.depends_on", "db:service_started:false")
                .make());
        assertThat(status().health()).isEqualTo(Health.DEGRADED);
        engine.add(app().label(
                        "com.docker.compose.depends_on",
                        "db:service_started:false,init:service_completed_successfully:false")
                .make());
        assertThat(status().health()).isEqualTo(Health.HEALTHY);
        assertThat(part("init").state()).isEqualTo("completed");
    }

    @Test
    void containersOfAnOldComposeAreFoundByTheUsualName() {
        engine.add(SampleContainer.of("npm", "app").make());
        assertThat(status().health()).isEqualTo(Health.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({"/root/nginx, nginx", "/srv/My.Blog 2, myblog2", "/srv/_x-y_, x-y_"})
    void knowsTheUsualName(Path path, String name) {
        assertThat(ProjectContainers.usualName(path)).isEqualTo(name);
    }

    @Test
    void twoVersionsAreNoVersion() {
        engine.add(app().label("org.opencontainers.image.version", "1").make());
        engine.add(
                container("db").label("org.opencontainers.image.version", "2").make());
        assertThat(status().version()).isEmpty();
    }

    @Test
    void anEngineThatIsDownIsAnError() {
        engine.failWith(new MaintenanceException(MaintenanceException.Kind.UNAVAILABLE, "down", "start it"));
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(this::status)
                .withMessage("down");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "125, 2m 5s", "3600, 1h 0m", "180000, 2d 2h", "-5, 0s"})
    void saysTimesInTwoUnits(long seconds, String words) {
        assertThat(ComposeServiceStatus.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    private SampleContainer app() {
        return container("app");
    }

    private SampleContainer container(String service) {
        return SampleContainer.of("npm", service).in(directory);
    }

    private Part part(String name) {
        List<Part> parts = status().parts();
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ServiceStatus status() {
        return new ComposeServiceStatus(engine, Clock.fixed(NOW, ZoneOffset.UTC)).of(directory);
    }
}
