package io.servermanager.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.PublishedImage;
import io.servermanager.docker.lab.SampleBehaviour;
import io.servermanager.docker.lab.SampleExtra;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.run.Plan;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job on a real Docker Engine. */
@ExtendWith(LabExtension.class)
class NginxUpdateIT {

    private final Lab lab;

    NginxUpdateIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void aGoodUpdateServesTheNewVersionAndLeavesOnlyTheSnapshotAndItsPin() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String oldImage = nginx.imageOfContainer();
            PublishedImage update = nginx.publish(SampleImage.of("2.15.1"));

            RunReport report = nginx.run("update");

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
            assertThat(nginx.serves("2.15.1")).isTrue();
            assertThat(nginx.imageOfContainer()).isEqualTo(update.imageId()).isNotEqualTo(oldImage);
            assertThat(Installation.reported(report, "new image of app")).contains(update.digest());
            assertThat(Installation.reported(report, "old image of app")).contains("sha256:");
            assertThat(Installation.reported(report, "downtime")).matches("\\d+\\.\\d s");
            assertThat(nginx.allContainers()).hasSize(1);
            assertThat(nginx.beside("."))
                    .hasSize(1)
                    .allMatch(path -> path.toString().contains(".pre-update."));
            assertThat(nginx.pins()).hasSize(1);
        }
    }

    @Test
    void nothingNewIsSaidWithoutASecondOfDowntime() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String started = nginx.startOfContainer();

            RunReport report = nginx.run("update");

            assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
            assertThat(report.problem()).startsWith("Nothing new");
            assertThat(nginx.startOfContainer()).isEqualTo(started);
            assertThat(nginx.beside(".")).isEmpty();
            assertThat(nginx.pins()).isEmpty();
        }
    }

    @Test
    void aPinnedTagIsReportedAsSuch() throws Exception {
        try (Installation nginx = Installation.of(lab, "2.14.0", SampleImage.of("2.14.0"))) {
            try (ServerManager manager = nginx.open()) {
                Plan plan = manager.plan(new RunRequest("nginx", "update", Map.of()));
                assertThat(plan.hazards()).anyMatch(hazard -> hazard.text().contains("is pinned"));
            }
            assertThat(nginx.run("update").problem()).contains("is pinned in the Compose file");
        }
    }

    @Test
    void forceRecreatesAlthoughNothingIsNew() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            RunReport report = nginx.run("update", Map.of("force", "true"));

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
            assertThat(nginx.serves("2.14.0")).isTrue();
        }
    }

    static Stream<SampleImage> badUpdates() {
        SampleImage update = SampleImage.of("2.15.1");
        return Stream.of(
                update.behaving(SampleBehaviour.NEVER_STARTS),
                update.behaving(SampleBehaviour.crashesAfter(Duration.ofSeconds(2))),
                update.behaving(SampleBehaviour.crashesAfter(Duration.ofSeconds(1)))
                        .withoutHealthCheck(),
                update.behaving(SampleBehaviour.unhealthyAfter(Duration.ofSeconds(1))),
                update.behaving(SampleBehaviour.WRONG_PORT).withoutHealthCheck(),
                update.behaving(SampleBehaviour.MIGRATES_THEN_FAILS),
                update.behaving(SampleBehaviour.MIGRATES_THEN_FAILS).withoutHealthCheck(),
                update.behaving(SampleBehaviour.EMPTY_DATABASE));
    }

    @ParameterizedTest
    @MethodSource("badUpdates")
    void aBadUpdateIsTakenBackWithImageDataAndConfiguration(SampleImage bad) throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String oldImage = nginx.imageOfContainer();
            String compose = Files.readString(nginx.service.composeFile());
            Files.writeString(nginx.service.data().resolve("of-the-admin.txt"), "kept");
            long counter = nginx.service.counter();
            nginx.publish(bad);

            RunReport report = nginx.run("update");

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(nginx.imageOfContainer()).isEqualTo(oldImage);
            assertThat(nginx.serves("2.14.0")).isTrue();
            assertThat(nginx.service.schema()).isEqualTo(1);
            assertThat(nginx.service.counter()).isGreaterThanOrEqualTo(counter);
            assertThat(nginx.service.data().resolve("of-the-admin.txt")).hasContent("kept");
            assertThat(nginx.service.composeFile()).hasContent(compose);
            assertThat(nginx.digestsAtRest).hasSize(2);
            assertThat(nginx.digestsAtRest.get(1)).isEqualTo(nginx.digestsAtRest.get(0));
            assertThat(nginx.allContainers()).hasSize(1);
            assertThat(nginx.pins()).isEmpty();
            assertThat(nginx.beside(".rollback.")).hasSize(1);
            assertThat(nginx.beside(".")).hasSize(1);
        }
    }

    @Test
    void whatIsOutsideTheDirectoryIsTakenBackAsWell() throws Exception {
        try (Installation nginx =
                Installation.of(lab, SampleExtra.DATABASE, SampleExtra.NAMED_VOLUME, SampleExtra.OUTSIDE_DIRECTORY)) {
            Path outside = nginx.service.outside().resolve("of-the-admin.txt");
            Files.writeString(outside, "kept");
            nginx.publish(SampleImage.of("2.15.1").behaving(SampleBehaviour.MIGRATES_THEN_FAILS));

            RunReport report = nginx.run("update");

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(nginx.serves("2.14.0")).isTrue();
            assertThat(outside).hasContent("kept");
            assertThat(nginx.allContainers()).hasSize(2);
        }
    }

    @Test
    void rollbackByHandGoesBackToTheSnapshot() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String oldImage = nginx.imageOfContainer();
            nginx.publish(SampleImage.of("2.15.1").withSchema(2));
            assertThat(nginx.run("update").outcome()).isEqualTo(Outcome.DONE);
            assertThat(nginx.service.schema()).isEqualTo(2);

            RunReport report = nginx.run("rollback");

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
            assertThat(nginx.imageOfContainer()).isEqualTo(oldImage);
            assertThat(nginx.serves("2.14.0")).isTrue();
            assertThat(nginx.service.schema()).isEqualTo(1);
        }
    }

    @Test
    void restartStartsTheSameContainerAgain() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String started = nginx.startOfContainer();

            RunReport report = nginx.run("restart");

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
            assertThat(nginx.startOfContainer()).isNotEqualTo(started);
            assertThat(nginx.serves("2.14.0")).isTrue();
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerLeavesTheServiceUntouched() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String started = nginx.startOfContainer();
            lab.stopRegistry();
            try {
                RunReport report = nginx.run("update");

                assertThat(report.outcome()).isEqualTo(Outcome.FAILED_UNCHANGED);
                assertThat(report.kind()).isEqualTo(Kind.UNAVAILABLE);
                assertThat(report.remedy()).isNotEmpty();
            } finally {
                lab.startRegistry();
            }
            assertThat(nginx.startOfContainer()).isEqualTo(started);
            assertThat(nginx.pins()).isEmpty();
        }
    }

    @Test
    void anImageThatIsNotThereLeavesTheServiceUntouched() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String started = nginx.startOfContainer();
            Path file = nginx.service.composeFile();
            Files.writeString(file, Files.readString(file).replace(":latest", ":2.99.0"));

            RunReport report = nginx.run("update");

            assertThat(report.outcome()).isEqualTo(Outcome.FAILED_UNCHANGED);
            assertThat(report.problem()).contains("2.99.0");
            assertThat(nginx.startOfContainer()).isEqualTo(started);
        }
    }

    @Test
    void aServiceThatIsChangedBetweenPlanAndRunIsNoticed() throws Exception {
        try (Installation nginx = Installation.of(lab);
                ServerManager manager = nginx.open()) {
            Plan plan = manager.plan(new RunRequest("nginx", "update", Map.of()));
            nginx.service.compose("up", "--detach", "--force-recreate");

            assertThatThrownBy(() -> manager.run(plan, RunOptions.unattended()))
                    .isInstanceOfSatisfying(
                            MaintenanceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED_MEANWHILE));
        }
    }

    @Test
    void aBrokenComposeFileIsOneClearSentence() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String good = Files.readString(nginx.service.composeFile());
            Files.writeString(nginx.service.composeFile(), "services: [");
            try (ServerManager manager = nginx.open()) {
                assertThatThrownBy(() -> manager.plan(new RunRequest("nginx", "update", Map.of())))
                        .isInstanceOfSatisfying(MaintenanceException.class, e -> {
                            assertThat(e.kind()).isEqualTo(Kind.PRECONDITION);
                            assertThat(e.problem()).contains("docker-compose.yml");
                        });
            } finally {
                Files.writeString(nginx.service.composeFile(), good);
            }
        }
    }

    @Test
    void whatIsNotInstalledIsSaid() throws Exception {
        try (Installation nginx = Installation.of(lab);
                ServerManager manager = nginx.open()) {
            Path away = nginx.home.resolve("away");
            Files.move(nginx.service.directory(), away);
            try {
                assertThatThrownBy(() -> manager.plan(new RunRequest("nginx", "update", Map.of())))
                        .isInstanceOfSatisfying(
                                MaintenanceException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.NOT_INSTALLED));
            } finally {
                Files.move(away, nginx.service.directory());
            }
        }
    }

    @Test
    void anEngineThatDoesNotRunIsSaid() throws Exception {
        try (Installation nginx = Installation.of(lab);
                ServerManager manager = nginx.open()) {
            lab.stopEngine();
            try {
                assertThatThrownBy(() -> manager.plan(new RunRequest("nginx", "update", Map.of())))
                        .isInstanceOfSatisfying(MaintenanceException.class, e -> {
                            assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
                            assertThat(e.remedy()).contains("docker");
                        });
            } finally {
                lab.startEngine();
            }
        }
    }

    @Test
    void retentionKeepsAsManySnapshotsAsConfiguredAndTheirImages() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            for (int minor = 15; minor <= 18; minor++) {
                nginx.publish(SampleImage.of("2." + minor + ".0"));
                assertThat(nginx.run("update").outcome()).isEqualTo(Outcome.DONE);
            }

            assertThat(nginx.beside(".pre-update.")).hasSize(2);
            assertThat(nginx.pins()).hasSize(2);
            assertThat(nginx.serves("2.18.0")).isTrue();
        }
    }
}
