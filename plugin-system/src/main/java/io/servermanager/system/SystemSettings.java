package io.servermanager.system;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the service {@code system}.
 *
 * @param lockTimeout how long another program's lock on apt or dpkg is waited for; 10 minutes when absent
 * @param verify how the other services are judged after a change
 */
public record SystemSettings(Duration lockTimeout, Verify verify) {

    public SystemSettings(@Nullable Duration lockTimeout, @Nullable Verify verify) {
        this.lockTimeout = lockTimeout == null ? Duration.ofMinutes(10) : lockTimeout;
        this.verify = verify == null ? new Verify(null, null) : verify;
    }

    /**
     * How the other services are judged.
     *
     * @param timeout how long they may take to be as they were before; 5 minutes when absent
     * @param settle how long they must then stay so; 10 seconds when absent
     */
    public record Verify(Duration timeout, Duration settle) {
        public Verify(@Nullable Duration timeout, @Nullable Duration settle) {
            this.timeout = timeout == null ? Duration.ofMinutes(5) : timeout;
            this.settle = settle == null ? Duration.ofSeconds(10) : settle;
        }
    }
}
