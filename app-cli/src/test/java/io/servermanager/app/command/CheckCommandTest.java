package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory);
    }

    @Test
    void anUpdateIsShownWithWhatIsNewAndWhatItMeansAndEndsWithTen() {
        Result result = sandbox.run("check", "web");
        assertThat(result.exitCode()).isEqualTo(10);
        assertThat(result.out().lines())
                .containsExactly(
                        "SERVICE  UPDATE     FROM  TO   CHANGES",
                        "web      available  2.0   2.1  2",
                        "",
                        "new in web:",
                        "  Mend the web",
                        "  Paint it  [31mred",
                        "! web: It does not answer for some seconds.");
    }

    @Test
    void withoutAnUpdateItEndsWithZero() throws IOException {
        Result result = sandbox.service("old", "nothing").run("check", "old");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines()).element(1).isEqualTo("old      none    2.0   -   -");
    }

    @Test
    void aServiceThatCannotTellIsARowThatSaysWhyAndNeverNoUpdate() throws IOException {
        sandbox.service("a", "absent").service("b", "broken").service("c", "nothing");
        Result result = sandbox.run("check", "a", "b", "c");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().lines())
                .containsExactly(
                        "SERVICE  UPDATE   FROM  TO  CHANGES",
                        "a        absent   -     -   The fake is not installed",
                        "b        unknown  -     -   The engine is silent",
                        "c        none     2.0   -   -",
                        "! b: Wake it.");
        assertThat(sandbox.run("check", "a").exitCode()).isEqualTo(1);
    }

    @Test
    void withoutNamesAllThatCanBeAskedAreAndWhatIsNotInstalledCountsForNothing() throws IOException {
        Result result = sandbox.service("a", "absent").run("check", "--json");
        assertThat(result.exitCode()).isEqualTo(10);
        assertThat(result.lastObject().path("services"))
                .extracting(service -> service.path("service").asText())
                .contains("web", "a")
                .doesNotContain("docker");
    }

    @Test
    void asJsonItIsOneObject() {
        Result result = sandbox.run("check", "web", "--json");
        assertThat(result.objects()).hasSize(1);
        assertThat(result.out())
                .isEqualTo(
                        "{\"services\":[{\"service\":\"web\",\"update\":\"available\",\"from\":\"2.0\",\"to\":\"2.1\","
                                + "\"changes\":[\"Mend the web\",\"Paint it \\u001B[31mred\"],"
                                + "\"notes\":[\"It does not answer for some seconds.\"],\"problem\":null,\"remedy\":null}]}\n");
    }
}
