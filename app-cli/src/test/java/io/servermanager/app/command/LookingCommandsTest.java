package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookingCommandsTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory);
    }

    @Test
    void statusOfOneServiceShowsItsParts() {
        Result result = sandbox.as(1000).run("status", "web");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "SERVICE  HEALTH   VERSION  SUMMARY",
                        "web      healthy  2.0      1 container running",
                        "",
                        "PART  HEALTH   STATE    DETAILS",
                        "app   healthy  running  image web:2");
    }

    @Test
    void statusAsJsonIsOneObject() {
        Result result = sandbox.run("status", "web", "--json");
        assertThat(result.objects()).hasSize(1);
        assertThat(result.out())
                .isEqualTo(
                        "{\"services\":[{\"service\":\"web\",\"health\":\"healthy\",\"summary\":\"1 container running\","
                                + "\"version\":\"2.0\",\"parts\":[{\"name\":\"app\",\"state\":\"running\",\"health\":\"healthy\","
                                + "\"details\":{\"image\":\"web:2\"}}],\"problems\":[]}]}\n");
    }

    @Test
    void aServiceThatIsAbsentOrCannotBeAskedIsAnAnswer() throws IOException {
        sandbox.service("a", "absent").service("b", "broken").service("c", "crash");
        Result result = sandbox.run("status", "a", "b", "c");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "SERVICE  HEALTH   VERSION  SUMMARY",
                        "a        absent   -        not installed",
                        "b        unknown  -        The engine is silent",
                        "c        unknown  -        the plugin failed: java.lang.IllegalStateException: a bug",
                        "! b: Wake it.",
                        "! c: Run it with --debug to see more.");
    }

    @Test
    void withoutNamesAllServicesAreShown() {
        JsonNode services = sandbox.run("status", "--json").lastObject().path("services");
        assertThat(services)
                .extracting(service -> service.path("service").asText())
                .contains("web");
    }

    @Test
    void snapshotsAreListedVerifiedAndRemoved() throws IOException {
        Files.createFile(sandbox.servicesDirectory("web").resolve("snapshot-1"));
        Files.createFile(sandbox.servicesDirectory("web").resolve("snapshot-2-bad"));
        Result list = sandbox.run("snapshots", "list", "web");
        assertThat(list.out()).contains("snapshot-1", "complete", "damaged", "3.0 MiB", "image web:1");
        JsonNode snapshots = sandbox.run("snapshots", "--json").lastObject().path("snapshots");
        assertThat(snapshots.path(0).path("snapshot").asText()).isEqualTo("snapshot-1");
        assertThat(snapshots.path(0).path("state").asText()).isEqualTo("complete");
        assertThat(snapshots.path(0).path("bytes").asLong()).isEqualTo(3 << 20);

        assertThat(sandbox.run("snapshots", "verify", "web", "snapshot-1").exitCode())
                .isZero();
        Result all = sandbox.run("snapshots", "verify", "web");
        assertThat(all.exitCode()).isEqualTo(1);
        assertThat(all.out().lines())
                .containsExactly(
                        "ok snapshot-1: as it was taken",
                        "FAILED snapshot-2-bad:",
                        "  data.db differs from the manifest");

        Result removed = sandbox.run("snapshots", "remove", "web", "snapshot-1", "--yes", "--json");
        assertThat(removed.out()).isEqualTo("{\"removed\":[\"snapshot-1\"]}\n");
        assertThat(sandbox.servicesDirectory("web").resolve("snapshot-1")).doesNotExist();
    }

    @Test
    void removingASnapshotAsksAndAnEmptyAnswerMeansNo() throws IOException {
        Path snapshot = Files.createFile(sandbox.servicesDirectory("web").resolve("snapshot-1"));
        Result result = sandbox.typing("\n").run("snapshots", "remove", "web", "snapshot-1");
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("Remove snapshot-1 of web for good? [y/N] ");
        assertThat(snapshot).exists();
    }

    @Test
    void pluginsShowWhereTheyComeFrom() {
        Result result = sandbox.run("plugins");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("PLUGIN", "A fake", "class path");
        assertThat(sandbox.run("plugins", "--json").lastObject().path("plugins"))
                .anyMatch(plugin -> plugin.path("id").asText().equals("fake")
                        && plugin.path("title").asText().equals("A fake"));
    }

    @Test
    void aRightConfigurationIsCheckedAndShown() {
        Result check = sandbox.run("config", "check");
        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).contains("config.yaml is right; services: web");
        JsonNode json = sandbox.run("config", "check", "--json").lastObject();
        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.path("services").path(0).asText()).isEqualTo("web");
        assertThat(sandbox.run("config", "show").out()).contains("state: ", "services:", "  web:", "    type: fake");
        assertThat(sandbox.run("config", "show", "--json")
                        .lastObject()
                        .path("configuration")
                        .path("services")
                        .path("web")
                        .path("update")
                        .asText())
                .isEqualTo("good");
    }

    @Test
    void aWrongConfigurationIsTwoAndNamesAllProblemsWithLineAndColumn() throws IOException {
        sandbox.configuration("stat: /x\nservices:\n  web: {type: fake, updat: good}\n");
        Result result = sandbox.run("config", "check");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("config.yaml:1:1", "config.yaml:3:", "updat")
                .doesNotContain("\tat ");
        JsonNode error = sandbox.run("config", "check", "--json").lastObject().path("error");
        assertThat(error.path("kind").asText()).isEqualTo("configuration");
        assertThat(error.path("exitCode").asInt()).isEqualTo(2);
        assertThat(sandbox.run("status").exitCode()).isEqualTo(2);
    }
}
