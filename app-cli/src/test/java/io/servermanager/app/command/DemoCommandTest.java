package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import io.servermanager.app.fake.FakeStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory);
    }

    @AfterEach
    void forgetTheLastAct() {
        System.clearProperty(FakeStage.LAST_ACT);
    }

    @Test
    void everyActIsToldAndItsCommandIsRun() {
        Result result = sandbox.run("demo", "fake");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith(
                        "A fake is updated\n\n1/3  It is updated.\n# server-manager update a --yes\nok a: update done")
                .contains("2/3  It is rolled back.", "b: update failed and was rolled back", "exit code 3\n")
                .contains("# server-manager status a\nSERVICE")
                .endsWith("\nok all went as it should\n");
        assertThat(result.err()).contains("version 2 is out", "taking everything down", "stage closed");
        assertThat(stage(result)).doesNotExist();
    }

    @Test
    void withKeepTheStageStaysUpAndThePersonIsToldHowToGoOn() {
        Result result = sandbox.run("demo", "fake", "--keep");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("Go on with " + stage(result)).doesNotContain("stage closed");
        assertThat(stage(result).resolve("config.yaml")).exists();
        assertThat(sandbox.runBare("status", "a", "--config", stage(result) + "/config.yaml")
                        .exitCode())
                .isZero();
        Result removed = sandbox.run("demo", "fake", "--remove", stage(result).toString());
        assertThat(removed.out()).isEqualTo("removed " + stage(result) + "\n");
        assertThat(stage(result)).doesNotExist();
        assertThat(sandbox.run("demo", "fake", "--remove", "/nowhere").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aCommandThatEndsOtherwiseThanAnnouncedFailsTheDemonstration() {
        System.setProperty(FakeStage.LAST_ACT, "wrong");
        Result result = sandbox.run("demo", "fake", "--keep");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("exit code 0, which should have been 3");
        assertThat(result.err()).contains("stage closed");
        assertThat(stage(result)).doesNotExist();
    }

    @Test
    void ctrlCTakesEverythingDown() {
        System.setProperty(FakeStage.LAST_ACT, "ctrl-c");
        Result result = sandbox.run("demo", "fake");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("stopping; what was started is taken down", "stage closed");
        assertThat(stage(result)).doesNotExist();
    }

    @Test
    void withJsonTheLastObjectTellsHowEveryCommandEnded() {
        Result result = sandbox.run("demo", "fake", "--json");
        assertThat(result.lastObject().path("exitCode").asInt()).isZero();
        assertThat(result.lastObject().path("demo"))
                .extracting(act -> act.path("command").path(0).asText() + " "
                        + act.path("exitCode").asInt())
                .containsExactly("update 0", "update 3", "status 0");
    }

    @Test
    void aPluginWithoutADemonstrationIsAUsageError() {
        Result result = sandbox.run("demo", "fkae");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("error: The plugin 'fkae' has no demonstration; did you mean 'fake'?\n  These have one: ");
        assertThat(sandbox.as(1000).run("demo", "fake").exitCode()).isEqualTo(77);
    }

    private static Path stage(Result result) {
        Matcher matcher = Pattern.compile("stage set in (\\S+)").matcher(result.err());
        assertThat(matcher.find()).isTrue();
        return Path.of(matcher.group(1));
    }
}
