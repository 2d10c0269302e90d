package io.servermanager.nginx.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.SampleBehaviour;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.docker.lab.SampleService;
import io.servermanager.docker.verify.Pace;
import io.servermanager.nginx.verify.NginxTest.Result;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LabExtension.class)
class ProxyVerificationIT {

    private final Lab lab;
    private final String project;
    private final Path directory;
    private final DockerEngine engine;
    private SampleService service;
    private ProxySurvey survey;
    private ProxyState before;

    ProxyVerificationIT(Lab lab, TestInfo test, @TempDir Path parent) {
        this.lab = lab;
        this.project = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        this.directory = parent.resolve(project);
        this.engine = new HttpDockerEngine(lab.dockerHost());
    }

    @BeforeEach
    void installAndLook() throws InterruptedException {
        String image = lab.images()
                .publish(repository(), "latest", SampleImage.of("2.12.6"))
                .reference();
        service = SampleService.install(lab, directory, image);
        survey = new ProxySurvey(engine, lab.commands(), new AdminApi(service.api()), Optional.empty(), Path.of("/"));
        before = survey.take(project);
    }

    @AfterEach
    void remove() throws InterruptedException {
        service.remove();
        engine.close();
    }

    @Test
    void goodVersion() throws InterruptedException {
        assertThat(before.hosts()).isEqualTo(new HostFiles(1, 0));
        assertThat(before.nginx().result()).isEqualTo(Result.PASSES);
        update(SampleImage.of("2.15.1").startingIn(Duration.ofSeconds(3)));
        ProxyState after = verification().await(before, Duration.ofSeconds(30));
        assertThat(ProxyVerification.versions(before, after)).hasValue("2.12.6 -> 2.15.1");
    }

    @Test
    void emptyDatabase() throws InterruptedException {
        update(SampleImage.of("2.15.1").behaving(SampleBehaviour.EMPTY_DATABASE));
        assertThatThrownBy(() -> verification().await(before, Duration.ofSeconds(30)))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("nothing is set up, as with an empty database");
    }

    @Test
    void deadBackend() throws InterruptedException {
        update(SampleImage.of("2.15.1").behaving(SampleBehaviour.MIGRATES_THEN_FAILS));
        assertThatThrownBy(() -> verification().await(before, Duration.ofSeconds(5)))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("the admin API answered before and does not now (HTTP 502");
    }

    private void update(SampleImage image) throws InterruptedException {
        lab.images().publish(repository(), "latest", image);
        service.compose("pull").orThrow();
        service.compose("up", "--detach").orThrow();
    }

    private ProxyVerification verification() {
        Pace pace = new Pace(Clock.systemUTC(), duration -> Thread.sleep(duration.toMillis()), () -> {});
        return new ProxyVerification(ProxyCheck.afterUpdate(), () -> survey.take(project), pace);
    }

    private String repository() {
        return project + "/nginx-proxy-manager";
    }
}
