package io.servermanager.docker.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on only when somebody sleeps. */
final class SteppingClock extends Clock {

    private Instant now = Observed.EPOCH;

    Pace pace() {
        return pace(() -> {});
    }

    Pace pace(Runnable checkStopped) {
        return new Pace(this, duration -> now = now.plus(duration), checkStopped);
    }

    Duration passed() {
        return Duration.between(Observed.EPOCH, now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
