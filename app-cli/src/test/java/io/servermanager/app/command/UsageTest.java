package io.servermanager.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Sandbox;
import io.servermanager.app.Sandbox.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void makeSandbox() throws IOException {
        sandbox = new Sandbox(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "updte web|There is no command 'server-manager updte'; did you mean 'update'?",
                "snapshots lst|There is no command 'server-manager snapshots lst'; did you mean 'list'?",
                "status wep|There is no service 'wep'; did you mean 'web'?",
                "check wep|There is no service 'wep'; did you mean 'web'?",
                "check docker|The service 'docker' cannot be asked for updates alone",
                "update wep --yes|There is no service 'wep'; did you mean 'web'?",
                "snapshots list wep|There is no service 'wep'; did you mean 'web'?",
                "snapshots verify wep|There is no service 'wep'; did you mean 'web'?",
                "update|'server-manager update' needs SERVICE",
                "run web|'server-manager run' needs WORKFLOW",
                "run web updat --yes|The service 'web' has no workflow 'updat'; did you mean 'update'?",
                "snapshots remove web|'server-manager snapshots remove' needs SNAPSHOT",
                "update web --forse|'server-manager update' has no option '--forse'; did you mean '--force'?",
                "update web -o forc --yes|The workflow 'update' has no option 'forc'; did you mean 'force'?",
                "update web -o force=much --yes|The option 'force' takes no value, but 'much' was given",
                "restart web -o x=1 --yes|The workflow 'restart' has no option 'x'",
                "update web --on-failure=panic|Invalid value for option '--on-failure': it must be rollback, ask or leave, not 'panic'",
                "update web other|'server-manager update' takes no further argument, but 'other' was given",
                "rollback web --to|'--to' needs SNAPSHOT",
                "cleanup|'server-manager cleanup' needs SERVICE",
                "cleanup backups --yes|There is no service 'backups'",
                "cleanup web --yes|The service 'web' has no workflow 'cleanup'",
                "docker web|'server-manager docker' takes no further argument, but 'web' was given",
                "history nothing|There is no run 'nothing'",
                "history --limit x|Invalid value for option '--limit': 'x' is not an int",
                "config|'server-manager config' needs a command",
                "snapshots verify web nothing|There is no snapshot 'nothing' of 'web'",
                "config show please|'server-manager config show' takes no further argument, but 'please' was given"
            })
    void badInputIsOneClearSentenceWithARemedyAndExitsWithTwo(String line, String sentence) {
        Result result = sandbox.run(line.split(" "));
        assertThat(result.err().lines()).first().isEqualTo("error: " + sentence);
        assertThat(result.err().lines()).hasSize(2).element(1).asString().matches("  .*[.!?]");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void errorsAsJsonAreOneObjectOnStandardOutput() {
        for (Result result : new Result[] {sandbox.run("updte", "--json"), sandbox.run("status", "wep", "--json")}) {
            assertThat(result.objects()).hasSize(1);
            JsonNode error = result.lastObject().path("error");
            assertThat(error.path("kind").asText()).isEqualTo("usage");
            assertThat(error.path("message").asText()).contains("did you mean");
            assertThat(error.path("remedy").asText()).isNotEmpty();
            assertThat(error.path("exitCode").asInt()).isEqualTo(2);
            assertThat(result.err()).isEmpty();
        }
    }

    @Test
    void stackTracesComeWithDebugOnly() {
        assertThat(sandbox.run("status", "wep").err()).doesNotContain("\tat ");
        assertThat(sandbox.run("status", "wep", "--debug").err()).contains("MaintenanceException", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "status --help",
                "check --help",
                "update --help",
                "rollback -h",
                "restart --help",
                "cleanup --help",
                "docker --help",
                "run --help",
                "snapshots --help",
                "snapshots list --help",
                "snapshots verify --help",
                "snapshots remove --help",
                "history --help",
                "recover --help",
                "config --help",
                "config check --help",
                "config show --help",
                "plugins --help"
            })
    void helpNeedsNeitherArgumentsNorAConfiguration(String line) throws IOException {
        Result result = sandbox.configuration("{{{").run(line.split(" "));
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("Usage: server-manager")
                .contains("--json", "--config=FILE", "--no-color", "--debug", "--quiet");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void theVersionIsToldWithoutAConfiguration() throws IOException {
        Result result = sandbox.configuration("{{{").run("--version");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("server-manager ");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        assertThat(sandbox.run("--json", "status", "web").objects()).hasSize(1);
        assertThat(sandbox.run("status", "--json", "web").objects()).hasSize(1);
        assertThat(sandbox.run("snapshots", "list", "--json").objects()).hasSize(1);
    }

    @Test
    void aConfigurationThatIsNamedMustBeThere() {
        Result result = sandbox.runBare("status", "--config", "/nowhere/config.yaml");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("/nowhere/config.yaml");
    }

    @Test
    void theCompletionScriptKnowsEveryCommandAndNeedsNoConfiguration() throws IOException {
        Result result = sandbox.configuration("{{{").run("completion");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_server-manager", "snapshots", "--on-failure", "rollback");
        assertThat(sandbox.run("completion", "--json").objects()).hasSize(1);
    }
}
