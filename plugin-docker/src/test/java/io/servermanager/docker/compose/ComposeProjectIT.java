package io.servermanager.docker.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.engine.ImageDetails;
import io.servermanager.docker.engine.Mount;
import io.servermanager.docker.engine.PublishedPort;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.PublishedImage;
import io.servermanager.docker.lab.SampleBehaviour;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.docker.lab.SampleService;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LabExtension.class)
class ComposeProjectIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Lab lab;
    private final HttpDockerEngine engine;
    private final Path directory;
    private final String repository;
    private final List<String> lines = new ArrayList<>();
    private SampleService service;
    private ComposeProject project;

    ComposeProjectIT(Lab lab, @TempDir Path parent) {
        this.lab = lab;
        this.engine = new HttpDockerEngine(lab.dockerHost());
        this.directory = parent.resolve("blog");
        this.repository = "compose/blog" + NUMBER.incrementAndGet();
    }

    @BeforeEach
    void install() throws Exception {
        PublishedImage image = publish(SampleImage.of("2.1.0"));
        service = SampleService.install(lab, directory, image.reference());
        project = new ComposeProject(directory, engine, lab.commands());
    }

    @AfterEach
    void remove() throws Exception {
        lab.commands().run(lab.docker("rm", "--force", "--volumes", "blog-app-1"));
        lab.commands().run(lab.docker("network", "rm", "blog_default"));
        engine.close();
    }

    @Test
    void knowsItsNameItsFileAndItsContainers() throws Exception {
        assertThat(project.name()).isEqualTo("blog");
        assertThat(project.file()).contains(service.composeFile());
        assertThat(project.requireCompose()).isGreaterThanOrEqualTo(ComposeVersion.OLDEST);
        ComposeConfig config = project.config();
        assertThat(config.name()).isEqualTo("blog");
        assertThat(config.pulledImages()).hasSize(1).first().asString().endsWith(repository + ":latest");
        ComposeConfig.Service app = config.services().values().iterator().next();
        assertThat(app.ports()).extracting(ComposeConfig.ServicePort::target).contains(80, 81);
        assertThat(project.containers()).extracting(ContainerSummary::name).containsExactly("blog-app-1");
        assertThat(project.ps()).singleElement().satisfies(container -> {
            assertThat(container.name()).isEqualTo("blog-app-1");
            assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
        });
    }

    @Test
    void describesItsContainer() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> container().health().verdict() == Verdict.HEALTHY);

        ContainerDetails container = container();

        assertThat(container.healthCheck().orElseThrow().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(container.environment()).containsEntry("NPM_BUILD_VERSION", "2.1.0");
        assertThat(container.ports())
                .contains(new PublishedPort("127.0.0.1", service.site().getPort(), 80, "tcp"));
        assertThat(container.addresses()).containsKey("blog_default");
        assertThat(container.mounts()).anySatisfy(mount -> {
            assertThat(mount.type()).isEqualTo(Mount.Type.BIND);
            assertThat(mount.source()).contains(service.data());
        });
        ImageDetails image = engine.image(container.imageId()).orElseThrow();
        assertThat(image.healthCheck()).isTrue();
        assertThat(image.digests()).isNotEmpty();
        assertThat(image.environment()).containsEntry("NPM_BUILD_VERSION", "2.1.0");
    }

    @Test
    void isHealthyAndTellsItsVersion() {
        await().atMost(Duration.ofSeconds(20)).until(() -> status().health() == Health.HEALTHY);

        ServiceStatus status = status();

        assertThat(status.version()).contains("2.1.0");
        assertThat(status.problems()).isEmpty();
        assertThat(status.parts()).singleElement().satisfies(part -> {
            assertThat(part.state()).isEqualTo("running");
            assertThat(part.details()).containsKeys("image", "imageId", "uptime", "ports", "restarts");
        });
    }

    @Test
    void pullsAndGoesOverToTheNewImageAndBackByItsTag() throws Exception {
        String oldImage = container().imageId();
        String reference = project.config().pulledImages().get(0);
        PublishedImage published = publish(SampleImage.of("2.2.0"));

        project.pull(List.of(), lines::add);
        assertThat(container().imageId()).isEqualTo(oldImage);
        project.up(UpOptions.all(), lines::add);

        assertThat(container().imageId()).isEqualTo(published.imageId()).isNotEqualTo(oldImage);
        assertThat(lines).isNotEmpty();
        engine.tag(oldImage, reference.substring(0, reference.lastIndexOf(':')), "latest");
        project.up(UpOptions.all(), lines::add);
        assertThat(container().imageId()).isEqualTo(oldImage);
        assertThat(project.containers()).hasSize(1);
    }

    @Test
    void stopsAndStartsAndGoesDownWithoutLosingItsName() throws Exception {
        project.stop(lines::add);
        assertThat(status().health()).isEqualTo(Health.DOWN);
        assertThat(status().problems()).singleElement().asString().contains("blog-app-1");
        assertThat(project.name()).isEqualTo("blog");
        project.start(lines::add);
        assertThat(container().state()).isEqualTo(ContainerState.RUNNING);
        project.down(Duration.ofSeconds(5), lines::add);
        assertThat(project.containers()).isEmpty();
        assertThat(status().summary()).isEqualTo("no containers");
        project.up(UpOptions.all().waiting(Duration.ofSeconds(30)), lines::add);
        assertThat(status().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void keepsTheNameThatItsContainersWereMadeUnder() throws Exception {
        project.down(Duration.ofSeconds(5), lines::add);
        try {
            project.named("journal").up(UpOptions.all(), lines::add);
            assertThat(project.name()).isEqualTo("journal");
            assertThat(project.config().name()).isEqualTo("blog");
            assertThat(status().parts()).hasSize(1);
        } finally {
            project.named("journal").down(Duration.ofSeconds(5), lines::add);
        }
    }

    @Test
    void saysWhereTheFileIsWrong() throws Exception {
        Files.writeString(service.composeFile(), "services:\n  app:\n    imagge: x\n");
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(project::config)
                .matches(error -> error.kind() == Kind.PRECONDITION)
                .matches(error -> error.problem().contains(service.composeFile().toString()))
                .matches(error -> error.problem().contains("imagge"));
    }

    @Test
    void tellsAnUnknownTagFromARegistryThatIsDown() throws Exception {
        String file = Files.readString(service.composeFile());
        Files.writeString(service.composeFile(), file.replace(repository + ":latest", repository + ":nowhere"));
        assertThatExceptionOfType(MaintenanceException.class)
                .isThrownBy(() -> project.pull(List.of(), lines::add))
                .matches(error -> error.kind() == Kind.PRECONDITION)
                .matches(error -> error.problem().contains("has no such image"));
        Files.writeString(service.composeFile(), file);
        lab.stopRegistry();
        try {
            assertThatExceptionOfType(MaintenanceException.class)
                    .isThrownBy(() -> project.pull(List.of(), lines::add))
                    .matches(error -> error.kind() == Kind.UNAVAILABLE)
                    .matches(error -> error.problem().contains("cannot be reached"));
        } finally {
            lab.startRegistry();
        }
        assertThat(container().state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void callsACrashLoopACrashLoop() throws Exception {
        publish(SampleImage.of("2.3.0")
                .withoutHealthCheck()
                .behaving(SampleBehaviour.crashesAfter(Duration.ofSeconds(1))));
        project.pull(List.of(), lines::add);
        project.up(UpOptions.all(), lines::add);

        await().atMost(Duration.ofSeconds(30)).until(() -> container().restarts() > 0);

        assertThat(status().health()).isEqualTo(Health.DOWN);
        assertThat(status().parts().get(0).state()).isEqualTo("crash loop");
    }

    @Test
    void seesThatItHasTurnedUnhealthy() throws Exception {
        publish(SampleImage.of("2.4.0").behaving(SampleBehaviour.unhealthyAfter(Duration.ofSeconds(1))));
        project.pull(List.of(), lines::add);
        project.up(UpOptions.all(), lines::add);

        await().atMost(Duration.ofSeconds(30)).until(() -> container().health().verdict() == Verdict.UNHEALTHY);

        assertThat(status().health()).isEqualTo(Health.DOWN);
        assertThat(status().parts().get(0).state()).isEqualTo("unhealthy");
    }

    private PublishedImage publish(SampleImage image) throws InterruptedException {
        return lab.images().publish(repository, "latest", image);
    }

    private ContainerDetails container() {
        return engine.inspect("blog-app-1").orElseThrow();
    }

    private ServiceStatus status() {
        return new ComposeServiceStatus(engine, Clock.systemUTC()).of(directory);
    }
}
