package io.servermanager.nginx.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.docker.verify.Pace;
import io.servermanager.nginx.verify.AdminApiAnswer.SetUp;
import io.servermanager.nginx.verify.NginxTest.Result;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyCheckTest {

    private static final ProxyState BEFORE = state(api("2.12.6", SetUp.YES));
    private static final ProxyState BACKEND_DEAD = state(AdminApiAnswer.none("HTTP 502"));

    private Instant now = Instant.EPOCH;

    @Test
    void nothingIsWorseThanItself() {
        assertThat(problems(BEFORE, BEFORE)).isEmpty();
        assertThat(problems(BACKEND_DEAD, BACKEND_DEAD)).isEmpty();
    }

    @Test
    void aNewerVersionIsFine() {
        assertThat(problems(BEFORE, state(api("2.15.1", SetUp.YES)))).isEmpty();
    }

    @Test
    void anOlderVersionIsFineOnlyAfterARollback() {
        ProxyState older = state(api("2.9.22", SetUp.UNKNOWN));
        assertThat(problems(BEFORE, older)).containsExactly("the version went back from 2.12.6 to 2.9.22");
        assertThat(ProxyCheck.afterRollback().problems(BEFORE, older)).isEmpty();
    }

    @Test
    void anEmptyDatabaseIsTold() {
        assertThat(problems(BEFORE, state(api("2.15.1", SetUp.NO))))
                .containsExactly("the admin API says that nothing is set up, as with an empty database");
        assertThat(problems(state(api("2.12.6", SetUp.NO)), state(api("2.15.1", SetUp.NO))))
                .isEmpty();
    }

    @Test
    void aConfigurationThatNginxRefusesIsToldWithItsWords() {
        ProxyState refused =
                new ProxyState(BEFORE.api(), new NginxTest(Result.REFUSES, "nginx: [emerg] unknown"), BEFORE.hosts());
        assertThat(problems(BEFORE, refused))
                .containsExactly("nginx refuses its configuration: nginx: [emerg] unknown");
        assertThat(problems(refused, refused)).isEmpty();
    }

    @Test
    void hostsThatAreLostAreCounted() {
        ProxyState fewer = new ProxyState(BEFORE.api(), BEFORE.nginx(), new HostFiles(5, 2));
        assertThat(problems(BEFORE, fewer))
                .containsExactly("nginx served 7 hosts before and serves 5 now, and 2 are refused");
    }

    @Test
    void waitsForTheBackendToMigrate() throws InterruptedException {
        Deque<ProxyState> looks =
                new ArrayDeque<>(List.of(BACKEND_DEAD, BACKEND_DEAD, state(api("2.15.1", SetUp.YES))));
        ProxyState after = verification(looks::removeFirst).await(BEFORE, Duration.ofMinutes(1));
        assertThat(ProxyVerification.versions(BEFORE, after)).hasValue("2.12.6 -> 2.15.1");
        assertThat(ProxyVerification.notices(after)).isEmpty();
    }

    @Test
    void givesUpOnABackendThatStaysDead() {
        assertThatThrownBy(() -> verification(() -> BACKEND_DEAD).await(BEFORE, Duration.ofMinutes(3)))
                .isInstanceOfSatisfying(MaintenanceException.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.TIMEOUT);
                    assertThat(problem.problem()).contains("answered before and does not now (HTTP 502)");
                });
        assertThat(Duration.between(Instant.EPOCH, now)).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void doesNotWaitForWhatTimeDoesNotHeal() {
        assertThatThrownBy(() ->
                        verification(() -> state(api("2.15.1", SetUp.NO))).await(BEFORE, Duration.ofMinutes(3)))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Kind.FAILED));
        assertThat(now).isEqualTo(Instant.EPOCH);
    }

    @Test
    void anApiThatDidNotAnswerBeforeIsOnlyNoticed() throws InterruptedException {
        ProxyState after = verification(() -> BACKEND_DEAD).await(BACKEND_DEAD, Duration.ofMinutes(3));
        assertThat(ProxyVerification.notices(after))
                .hasSize(1)
                .first()
                .asString()
                .contains("HTTP 502");
        assertThat(ProxyVerification.versions(BACKEND_DEAD, after)).isEmpty();
    }

    @Test
    void isReadBackFromJsonAsItWasWritten() throws Exception {
        JsonMapper strict = JsonMapper.builder().build();
        for (ProxyState state : List.of(BEFORE, BACKEND_DEAD)) {
            assertThat(strict.readValue(strict.writeValueAsString(state), ProxyState.class))
                    .isEqualTo(state);
        }
    }

    private static List<String> problems(ProxyState before, ProxyState after) {
        return ProxyCheck.afterUpdate().problems(before, after);
    }

    private ProxyVerification verification(ProxyVerification.Look look) {
        Pace pace = new Pace(
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }
                },
                duration -> now = now.plus(duration),
                () -> {});
        return new ProxyVerification(ProxyCheck.afterUpdate(), look, pace);
    }

    private static ProxyState state(AdminApiAnswer api) {
        return new ProxyState(api, new NginxTest(Result.PASSES, ""), new HostFiles(7, 0));
    }

    private static AdminApiAnswer api(String version, SetUp setUp) {
        String[] parts = version.split("\\.");
        return new AdminApiAnswer(
                new ProxyVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])),
                setUp,
                "");
    }
}
