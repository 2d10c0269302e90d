package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Main;
import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCommandTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory).service("docker", "good");
    }

    @Test
    void showsTheContainersOfAServiceTheBusiestFirst() {
        Result result = sandbox.run("stats", "web");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "NAME      CPU %   MEM USAGE / LIMIT   MEM %  NET I/O        BLOCK I/O  PIDS  SOURCE",
                        "web-busy  50.13%  80.0 MiB / 1.0 GiB  7.81%  1.5 KiB / 0 B  0 B / 5 B  7     cgroup v2",
                        "web-idle  -       - / -               -      - / -          - / -      -     engine");
    }

    @Test
    void asJsonItIsOneObjectInExactUnits() {
        Result result = sandbox.run("stats", "web", "--json");
        assertThat(result.objects()).hasSize(1);
        JsonNode busy = result.lastObject().path("containers").path(0);
        assertThat(result.lastObject().path("time").asText()).endsWith("Z");
        assertThat(busy)
                .hasToString("{\"id\":\"" + "b".repeat(64) + "\",\"name\":\"web-busy\",\"cpuPercent\":50.13,"
                        + "\"memoryBytes\":83886080,\"memoryLimitBytes\":1073741824,\"memoryPercent\":7.81,"
                        + "\"networkReceivedBytes\":1536,\"networkSentBytes\":0,\"blockReadBytes\":0,"
                        + "\"blockWrittenBytes\":5,\"pids\":7,\"source\":\"cgroup v2\"}");
        assertThat(result.lastObject()
                        .path("containers")
                        .path(1)
                        .path("cpuPercent")
                        .isNull())
                .isTrue();
    }

    @Test
    void withoutNamesAllContainersOfDockerAreShown() {
        assertThat(sandbox.run("stats").out()).contains("docker-busy", "docker-idle");
    }

    @Test
    void containersAreChosenByNameOrIdAndServicesAsAWhole() {
        assertThat(sandbox.run("stats", "docker-idle").out())
                .contains("docker-idle")
                .doesNotContain("docker-busy");
        assertThat(sandbox.run("stats", "bbbbbb").out()).contains("docker-busy").doesNotContain("docker-idle");
        assertThat(sandbox.run("stats", "docker-idle", "web", "--json")
                        .lastObject()
                        .path("containers"))
                .hasSize(2);
    }

    @Test
    void aNameThatNothingHasIsAnError() {
        Result result = sandbox.run("stats", "docker-idel");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("error: There is no running container and no service 'docker-idel'; did you mean"
                        + " 'docker-idle'?\n  Running containers are: docker-busy, docker-idle.\n");
    }

    @Test
    void watchingEndsWhenNobodyReadsAnyMore() {
        ClosingStream out = new ClosingStream("web-busy", 2);
        assertThat(Main.run(sandbox.surroundings(out), "stats", "web", "--watch", "--config", sandbox.file()))
                .isZero();
        assertThat(out.text()).contains("50.13%", "\n\nNAME", "100.25%").doesNotContain("\u001b", "150.38%");
    }

    @Test
    void watchingAsJsonIsAnObjectALine() {
        ClosingStream out = new ClosingStream("}\n", 2);
        Main.run(sandbox.surroundings(out), "stats", "web", "--watch", "--json", "--config", sandbox.file());
        assertThat(out.text().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("{\"time\":").endsWith("]}"));
    }
}
