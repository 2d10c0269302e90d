package io.servermanager.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.engine.ServerManager;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.Workflow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin by somebody else, dropped as a jar into the plugin folder. */
class ExamplePluginTest {

    private static final int SHORT = 80;

    @TempDir
    private Path home;

    private Path jar;
    private Path configuration;

    @BeforeEach
    void install() throws Exception {
        jar = ExamplePlugin.dropInto(home.resolve("plugins"));
        configuration = home.resolve("config.yaml");
        Files.writeString(configuration, """
                state: %1$s/state
                plugins: %1$s/plugins
                services:
                  git:
                    type: gitea
                    directory: %1$s/gitea
                    health: http://127.0.0.1:3000/api/healthz
                """.formatted(home));
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void isInTheCatalogWithTheJarThatItComesFrom() {
        try (ServerManager manager = open()) {
            assertThat(manager.plugins().problems()).isEmpty();
            assertThat(manager.plugins().ids()).contains("gitea", "nginx", "compose");
            assertThat(manager.plugins().origin("gitea")).isEqualTo(jar.toString());
            assertThat(manager.plugins().originOfStep("smoke-test")).hasValue(jar.toString());
            assertThat(manager.plugins().plugin("gitea").getClass().getName()).isEqualTo("example.GiteaPlugin");
            assertThat(manager.services()).contains("git");
        }
    }

    @Test
    void itsWorkflowsHaveTheStepsOfComposeProjectsAndItsOwn() {
        assertThat(steps("git", "update"))
                .containsExactly(
                        "check-prerequisites",
                        "pin-images",
                        "pull-images",
                        "take-snapshot",
                        "recreate-containers",
                        "wait-until-healthy",
                        "ask-health",
                        "apply-retention");
        assertThat(steps("git", "rollback")).contains("ask-health");
    }

    @Test
    void itsStepJoinsTheEndOfVerifyOfAnotherPluginsWorkflowAndNoOther() {
        assertThat(steps("nginx", "update")).containsSubsequence("verify-admin-api", "smoke-test", "apply-retention");
        assertThat(steps("nginx", "rollback")).doesNotContain("smoke-test");
        assertThat(steps("git", "update")).doesNotContain("smoke-test");
    }

    @Test
    void itsStatusIsAbsentWhereItIsNotInstalled() throws InterruptedException {
        try (ServerManager manager = open()) {
            assertThat(manager.status("git").health()).isEqualTo(Health.ABSENT);
        }
    }

    @Test
    void isShort() throws Exception {
        assertThat(Files.readAllLines(ExamplePlugin.SOURCES.resolve("GiteaPlugin.java")))
                .hasSizeLessThanOrEqualTo(SHORT);
    }

    private ServerManager open() {
        return ServerManager.builder().configuration(configuration).build();
    }

    private List<String> steps(String service, String workflow) {
        try (ServerManager manager = open()) {
            return manager.workflows(service).stream()
                    .filter(candidate -> candidate.id().equals(workflow))
                    .map(Workflow::steps)
                    .flatMap(List::stream)
                    .map(MaintenanceStep::id)
                    .toList();
        }
    }
}
