package io.servermanager.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.PublishedImage;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.docker.lab.SampleService;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.ServiceStatus.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example plugin at work on a real Docker Engine. */
@ExtendWith(LabExtension.class)
class ExamplePluginIT {

    private static final String REPOSITORY = "example/gitea";

    private final Lab lab;

    ExamplePluginIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void updatesItsServiceAndAsksItHowItIs() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            ExamplePlugin.dropInto(nginx.home.resolve("plugins"));
            PublishedImage first = lab.images().publish(REPOSITORY, "latest", SampleImage.of("1.0.0"));
            SampleService gitea = SampleService.install(lab, nginx.home.resolve("gitea"), first.reference());
            Files.writeString(
                    nginx.configuration, """
                      gitea:
                        directory: %s
                        health: %s
                        verify: {timeout: 20s, settle: 1s}
                    """.formatted(gitea.directory(), gitea.api()), StandardOpenOption.APPEND);
            try (ServerManager manager = nginx.open()) {
                assertThat(manager.status("gitea").health()).isIn(Health.STARTING, Health.HEALTHY);
                PublishedImage second = lab.images().publish(REPOSITORY, "latest", SampleImage.of("1.1.0"));

                RunReport report =
                        manager.run(manager.plan(new RunRequest("gitea", "update", Map.of())), RunOptions.unattended());

                assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
                assertThat(Installation.reported(report, "health")).isEqualTo("Gitea says that it is well");
                assertThat(Installation.reported(report, "new image of app")).contains(second.digest());
                assertThat(manager.status("gitea").health()).isEqualTo(Health.HEALTHY);
            } finally {
                gitea.remove();
            }
        }
    }

    @Test
    void aSmokeTestThatFailsRollsTheUpdateOfAnotherPluginBack() throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            ExamplePlugin.dropInto(nginx.home.resolve("plugins"));
            String oldImage = nginx.imageOfContainer();

            nginx.publish(SampleImage.of("2.15.1"));
            smokeTest(nginx, "exit 1");
            RunReport refused = nginx.run("update");
            assertThat(refused.outcome()).as(refused.toString()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(nginx.imageOfContainer()).isEqualTo(oldImage);
            assertThat(nginx.serves("2.14.0")).isTrue();

            smokeTest(nginx, "echo all pages are there");
            RunReport accepted = nginx.run("update");
            assertThat(accepted.outcome()).as(accepted.toString()).isEqualTo(Outcome.DONE);
            assertThat(Installation.reported(accepted, "smoke test")).isEqualTo("all pages are there");
            assertThat(nginx.serves("2.15.1")).isTrue();
        }
    }

    private static void smokeTest(Installation nginx, String line) throws Exception {
        Path script = nginx.service.directory().resolve("smoke-test");
        Files.writeString(script, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
