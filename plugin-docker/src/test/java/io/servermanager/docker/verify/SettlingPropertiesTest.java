package io.servermanager.docker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.verify.Standing.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SettlingPropertiesTest {

    private static final int SETTLE = 10;
    private static final SettlingLimits LIMITS =
            new SettlingLimits(Duration.ofSeconds(60), Duration.ofSeconds(SETTLE), Duration.ZERO, 2);

    @Property
    void aContainerThatEndsAgainAndAgainWithinTheSettlingTimeNeverSettles(
            @ForAll @IntRange(min = 100, max = SETTLE * 1000 - 1) int lifeMillis,
            @ForAll @IntRange(min = 50, max = 2000) int betweenLooksMillis,
            @ForAll boolean engineCounts) {
        SettlingCheck check = new SettlingCheck(before(), LIMITS, Observed.EPOCH);
        for (long millis = 0; millis < 200_000; millis += betweenLooksMillis) {
            int lives = (int) (millis / lifeMillis);
            Observed now = Observed.running().restarted(engineCounts ? lives : 0);
            Observed seen = new Observed(
                    now.id(),
                    now.state(),
                    now.health(),
                    1,
                    "",
                    Observed.EPOCH.plusMillis((long) lives * lifeMillis),
                    now.restarts());
            Instant when = Observed.EPOCH.plusMillis(millis);
            Standing standing = check.look(List.of(seen.details()), when);
            assertThat(standing).isNotEqualTo(new Settled());
            if (standing instanceof Standing.Failed) {
                return;
            }
        }
        throw new AssertionError("it was never decided");
    }

    @Property
    void whateverIsSeenItIsDecidedInTheEnd(@ForAll List<ContainerState> states, @ForAll Verdict health) {
        SettlingCheck check = new SettlingCheck(before(), LIMITS, Observed.EPOCH);
        long second = 0;
        for (ContainerState state : states) {
            look(check, second++, Observed.running().in(state).with(health));
        }
        Standing last = look(check, second, Observed.running().with(health));
        long patience = second + 1000;
        while (last instanceof Standing.Waiting && second < patience) {
            last = look(check, ++second, Observed.running().with(health));
        }
        assertThat(last).isNotInstanceOf(Standing.Waiting.class);
    }

    private static Standing look(SettlingCheck check, long second, Observed container) {
        return check.look(List.of(container.details()), Observed.EPOCH.plusSeconds(second));
    }

    private static Baseline before() {
        return new Baseline(
                List.of(new Baseline.Container("app", 1, "old", ContainerState.RUNNING, Verdict.NONE, "", 0)),
                List.of(),
                List.of());
    }
}
