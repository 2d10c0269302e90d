package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.servermanager.spi.CommandResult;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of sample image does over time, after an update by hand from one that works. */
@ExtendWith(LabExtension.class)
class SampleBehaviourIT {

    private static final String REPOSITORY = "test/behaviour";
    private static final SampleImage OLD = SampleImage.of("2.15.0");
    private static final SampleImage NEW = SampleImage.of("2.15.1");

    private final Lab lab;

    @TempDir
    private Path directory;

    private SampleService service;

    SampleBehaviourIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void installTheOldVersion() throws Exception {
        String image = lab.images().publish(REPOSITORY, "latest", OLD).reference();
        service = SampleService.install(lab, directory.resolve("npm"), image);
    }

    @AfterEach
    void removeTheService() throws Exception {
        service.remove();
    }

    @Test
    void aGoodVersionTellsItsVersionAndKeepsTheData() throws Exception {
        eventually().until(() -> service.counter() > 0);
        long counted = service.counter();
        assertThat(update(NEW).succeeded()).isTrue();
        service.awaitServing(Duration.ofSeconds(20));
        assertThat(apiBody()).contains("\"revision\":1").contains("\"setup\":true");
        eventually().until(() -> service.counter() > counted);
        eventually().until(() -> state("{{.State.Health.Status}}").equals("healthy"));
    }

    @Test
    void aVersionOfANewerSchemaMigratesAndServes() throws Exception {
        update(NEW.withSchema(3));
        service.awaitServing(Duration.ofSeconds(20));
        assertThat(service.schema()).isEqualTo(3);
    }

    @Test
    void oneThatNeverStartsFailsWhenItIsStarted() throws Exception {
        assertThat(update(NEW.behaving(SampleBehaviour.NEVER_STARTS)).succeeded())
                .isFalse();
        assertThat(state("{{.State.Status}}")).isEqualTo("created");
    }

    @Test
    void oneThatCrashesServesFirstAndIsRestartedAgainAndAgain() throws Exception {
        update(NEW.behaving(SampleBehaviour.crashesAfter(Duration.ofSeconds(2))));
        service.awaitServing(Duration.ofSeconds(20));
        eventually().until(() -> Integer.parseInt(state("{{.RestartCount}}")) >= 2);
        assertThat(service.compose("logs").stdout()).contains("Fatal: out of luck");
    }

    @Test
    void oneThatTurnsUnhealthyServesFirstAndThenStaysWithoutServing() throws Exception {
        update(NEW.behaving(SampleBehaviour.unhealthyAfter(Duration.ofSeconds(5))));
        service.awaitServing(Duration.ofSeconds(20));
        eventually().until(() -> state("{{.State.Health.Status}}").equals("healthy"));
        eventually().until(() -> state("{{.State.Health.Status}}").equals("unhealthy"));
        assertThat(service.apiStatus()).isEqualTo(502);
        assertThat(service.siteStatus()).isZero();
        assertThat(state("{{.State.Status}} {{.RestartCount}}")).isEqualTo("running 0");
    }

    @Test
    void oneOnAWrongPortRunsAndDoesNotAnswer() throws Exception {
        update(NEW.behaving(SampleBehaviour.WRONG_PORT));
        eventually().until(() -> state("{{.State.Health.Status}}").equals("unhealthy"));
        assertThat(service.apiStatus()).isZero();
        assertThat(service.siteStatus()).isZero();
        assertThat(state("{{.State.Status}}")).isEqualTo("running");
        CommandResult inside = service.compose("exec", "app", "wget", "-q", "-O", "-", "http://127.0.0.1:8080/");
        assertThat(inside.stdout()).contains("sample site 2.15.1");
    }

    @Test
    void oneThatMigratesAndFailsLeavesDataThatTheOldVersionRefuses() throws Exception {
        update(NEW.behaving(SampleBehaviour.MIGRATES_THEN_FAILS));
        eventually().until(() -> service.schema() == 2);
        eventually().until(() -> service.apiStatus() == 502);
        assertThat(service.siteStatus()).isEqualTo(200);
        assertThat(state("{{.State.Status}} {{.RestartCount}}")).isEqualTo("running 0");

        update(OLD);
        eventually().until(() -> service.apiStatus() == 502);
        eventually().until(() -> service.compose("logs").stdout().contains("The migration directory is corrupt"));
        eventually().until(() -> state("{{.State.Health.Status}}").equals("unhealthy"));
        assertThat(state("{{.State.Status}} {{.RestartCount}}")).isEqualTo("running 0");
        assertThat(service.schema()).isEqualTo(2);
    }

    @Test
    void oneWithAnEmptyDatabaseServesAndSaysThatItIsNotSetUp() throws Exception {
        update(NEW.behaving(SampleBehaviour.EMPTY_DATABASE));
        service.awaitServing(Duration.ofSeconds(20));
        assertThat(apiBody()).contains("\"setup\":false");
    }

    @Test
    void oneThatStartsSlowlyAnswers502UntilItServes() throws Exception {
        update(NEW.startingIn(Duration.ofSeconds(4)));
        eventually().until(() -> service.apiStatus() == 502);
        service.awaitServing(Duration.ofSeconds(20));
    }

    @Test
    void withoutAHealthCheckTheEngineKnowsNoHealth() throws Exception {
        update(NEW.withoutHealthCheck());
        assertThat(state("{{if .State.Health}}some{{else}}none{{end}}")).isEqualTo("none");
        service.awaitServing(Duration.ofSeconds(20));
        assertThat(service.compose("exec", "app", "/usr/bin/check-health").succeeded())
                .isTrue();
    }

    private CommandResult update(SampleImage image) throws InterruptedException {
        lab.images().publish(REPOSITORY, "latest", image);
        service.compose("pull").orThrow();
        return service.compose("up", "--detach");
    }

    private String state(String format) throws InterruptedException {
        String id = service.compose("ps", "--all", "--quiet", "app")
                .orThrow()
                .stdout()
                .strip();
        return lab.commands()
                .run(lab.docker("inspect", "--format", format, id))
                .orThrow()
                .stdout()
                .strip();
    }

    private String apiBody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.api()).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
