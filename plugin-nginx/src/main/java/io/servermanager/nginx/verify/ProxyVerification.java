package io.servermanager.nginx.verify;

import io.servermanager.docker.verify.Pace;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Waits until nginx Proxy Manager is at least as good as before. */
public final class ProxyVerification {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ProxyCheck check;
    private final Look look;
    private final Pace pace;

    /**
     * A verification.
     *
     * @param check says what is worse than before
     * @param look finds out how it is
     * @param pace the pace of the step
     */
    public ProxyVerification(ProxyCheck check, Look look, Pace pace) {
        this.check = check;
        this.look = look;
        this.pace = pace;
    }

    /**
     * Looks again and again until it is at least as good as before. The backend answers only after it has migrated its
     * database and installed its certbot plugins, which may take minutes.
     *
     * @param before how it was
     * @param longest for so long it may take; not waited for where waiting cannot help
     * @return how it is now
     * @throws MaintenanceException of kind {@code TIMEOUT} when something is still worse at the end, {@code FAILED} when
     *     something is worse that time does not heal, {@code STOPPED} when the person asked to stop
     * @throws InterruptedException when the caller was interrupted
     */
    public ProxyState await(ProxyState before, Duration longest) throws InterruptedException {
        Instant end = pace.now().plus(longest);
        while (true) {
            ProxyState now = look.take();
            List<String> problems = check.problems(before, now);
            if (problems.isEmpty()) {
                return now;
            }
            boolean hope = check.mayBecomeBetter(before, now);
            if (!hope || !pace.now().isBefore(end)) {
                throw new MaintenanceException(
                        hope ? Kind.TIMEOUT : Kind.FAILED,
                        "nginx Proxy Manager is not as it was: " + String.join("; ", problems) + ".",
                        "Look at 'docker compose logs' in its directory.");
            }
            pace.pause(BETWEEN_LOOKS);
        }
    }

    /** Such as {@code 2.12.6 -> 2.15.1}, for the report; empty where one of them is not known. */
    public static Optional<String> versions(ProxyState before, ProxyState now) {
        ProxyVersion old = before.api().version();
        ProxyVersion current = now.api().version();
        return old == null || current == null
                ? Optional.empty()
                : Optional.of(old.equals(current) ? current + " (as before)" : old + " -> " + current);
    }

    /** What the person should know although it is no worse than before; a sentence each. */
    public static List<String> notices(ProxyState now) {
        return now.api().well()
                ? List.of()
                : List.of("The admin API does not answer (" + now.api().problem()
                        + "), as before: the new version could not be asked whether it is well.");
    }

    /** Finds out how nginx Proxy Manager is. */
    @FunctionalInterface
    public interface Look {
        /** How it is now. */
        ProxyState take() throws InterruptedException;
    }
}
