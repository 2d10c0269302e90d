package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.SampleBehaviour;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.docker.lab.SampleService;
import io.servermanager.docker.verify.PortAnswer.Kind;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LabExtension.class)
class SettlingIT {

    private static final SettlingLimits LIMITS =
            new SettlingLimits(Duration.ofSeconds(30), Duration.ofSeconds(4), Duration.ZERO, 2);

    private final Lab lab;
    private final Path directory;
    private final String project;
    private final String repository;
    private final DockerEngine engine;
    private final Pace pace = new Pace(Clock.systemUTC(), duration -> Thread.sleep(duration.toMillis()), () -> {});
    private SampleService service;
    private Baseline before;

    SettlingIT(Lab lab, TestInfo test, @TempDir Path parent) {
        this.lab = lab;
        this.project = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        this.repository = "verify/" + project;
        this.directory = parent.resolve(project);
        this.engine = new HttpDockerEngine(lab.dockerHost());
    }

    @BeforeEach
    void installAndLook() throws InterruptedException {
        String image = lab.images()
                .publish(repository, "latest", SampleImage.of("2.12.6").withoutHealthCheck())
                .reference();
        service = SampleService.install(lab, directory, image);
        before = new BaselineSurvey(engine).take(project, List.of(service.site()));
    }

    @AfterEach
    void remove() throws InterruptedException {
        service.remove();
        engine.close();
    }

    @Test
    void goodVersion() throws InterruptedException {
        update(SampleImage.of("2.15.1"));
        settle();
        assertThat(deviations()).isEmpty();
        assertThat(before.ports()).hasSize(2).allMatch(port -> port.answer().kind() == Kind.HTTP);
        assertThat(before.urls()).extracting(Baseline.Url::answer).containsExactly(HttpAnswer.status(200));
    }

    @Test
    void slowVersion() throws InterruptedException {
        update(SampleImage.of("2.15.1").withoutHealthCheck().startingIn(Duration.ofSeconds(6)));
        settle();
        assertThat(deviations()).isEmpty();
    }

    @Test
    void wrongPort() throws InterruptedException {
        update(SampleImage.of("2.15.1").withoutHealthCheck().behaving(SampleBehaviour.WRONG_PORT));
        settle();
        assertThat(BaselineCheck.compare(before, look()))
                .hasSize(3)
                .allMatch(deviation -> deviation.sentence().contains("answers HTTP"))
                .anyMatch(deviation -> deviation.sentence().endsWith("closes every connection at once"));
    }

    @Test
    void crashLoopWithoutHealthCheck() throws InterruptedException {
        update(SampleImage.of("2.15.1")
                .withoutHealthCheck()
                .behaving(SampleBehaviour.crashesAfter(Duration.ofSeconds(2))));
        assertThatThrownBy(this::settle)
                .isInstanceOf(MaintenanceException.class)
                // Between two looks the container may have ended and started again: then its exit code was not seen.
                .hasMessageMatching("Container app keeps ending: it was started again 3 times(, exit code 1)?;"
                        + " the last line of its log: .*");
    }

    @Test
    void unhealthyVersion() throws InterruptedException {
        update(SampleImage.of("2.15.1").behaving(SampleBehaviour.unhealthyAfter(Duration.ofSeconds(3))));
        assertThatThrownBy(this::settle)
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("Container app was healthy and then turned unhealthy");
    }

    private void update(SampleImage image) throws InterruptedException {
        lab.images().publish(repository, "latest", image);
        service.compose("pull").orThrow();
        service.compose("up", "--detach").orThrow();
    }

    private void settle() throws InterruptedException {
        new Settling(engine, lab.commands()).await(project, before, LIMITS, pace, activity -> {});
    }

    private List<Deviation> deviations() throws InterruptedException {
        return BaselineCheck.await(before, this::look, Duration.ofSeconds(20), pace);
    }

    private Baseline look() throws InterruptedException {
        return new BaselineSurvey(engine).take(project, List.of(service.site()));
    }
}
