package io.servermanager.docker.verify;

import io.servermanager.docker.engine.HealthState.Verdict;
import io.servermanager.docker.verify.PortAnswer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares two baselines of a service: is it at least as good as before?
 *
 * <p>What did not work before need not work afterwards. A container that ran must run, and be healthy if it was. A port
 * must answer in the protocol in which it did; one that was silent must at least still be listened on. An HTTP status
 * must not be worse than before: of success or redirection (2xx, 3xx) no error except 401 and 403, which say that somebody
 * is there and wants to know who asks; of an error of the asker's (4xx) none of the server's (5xx).
 */
public final class BaselineCheck {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private BaselineCheck() {}

    /** What was true in {@code before} and is not in {@code now}; empty if all is at least as good. */
    public static List<Deviation> compare(Baseline before, Baseline now) {
        List<Deviation> deviations = new ArrayList<>();
        before.containers().forEach(container -> worse(container, now).ifPresent(deviations::add));
        before.ports().forEach(port -> worse(port, now).ifPresent(deviations::add));
        before.urls().forEach(url -> worse(url, now).ifPresent(deviations::add));
        return deviations;
    }

    /**
     * Looks again and again until all is at least as good as before, or the time is over.
     *
     * @param before how it was
     * @param look takes a baseline
     * @param longest for so long it may take
     * @return what deviated at the last look; empty if nothing did
     * @throws InterruptedException when the caller was interrupted
     */
    public static List<Deviation> await(Baseline before, Look look, Duration longest, Pace pace)
            throws InterruptedException {
        Instant end = pace.now().plus(longest);
        List<Deviation> deviations = compare(before, look.take());
        while (!deviations.isEmpty() && pace.now().isBefore(end)) {
            pace.pause(BETWEEN_LOOKS);
            deviations = compare(before, look.take());
        }
        return deviations;
    }

    private static Optional<Deviation> worse(Baseline.Container before, Baseline now) {
        if (!before.running()) {
            return Optional.empty();
        }
        Optional<Baseline.Container> after = now.containers().stream()
                .filter(container ->
                        container.service().equals(before.service()) && container.number() == before.number())
                .findFirst();
        String name = "container " + before.label();
        if (after.isEmpty()) {
            return deviation(name + " ran before and is gone now");
        }
        if (!after.get().running()) {
            return deviation(name + " ran before and is " + after.get().state() + " now");
        }
        return worse(before.health(), after.get().health()).map(health -> new Deviation(name + " " + health));
    }

    private static Optional<String> worse(Verdict before, Verdict after) {
        boolean wasWell = before == Verdict.HEALTHY || before == Verdict.NONE;
        if (wasWell && after == Verdict.UNHEALTHY) {
            return Optional.of("was not unhealthy before and is now");
        }
        return before == Verdict.HEALTHY && after == Verdict.STARTING
                ? Optional.of("was healthy before and is still starting now")
                : Optional.empty();
    }

    private static Optional<Deviation> worse(Baseline.Port before, Baseline now) {
        List<Baseline.Port> candidates =
                now.ports().stream().filter(before::leadsTo).toList();
        Optional<Baseline.Port> same =
                candidates.stream().filter(before::sameAddress).findFirst();
        List<PortAnswer> answers = same.map(List::of).orElse(candidates).stream()
                .map(Baseline.Port::answer)
                .toList();
        if (answers.stream().anyMatch(answer -> atLeast(before.answer(), answer))) {
            return Optional.empty();
        }
        if (answers.isEmpty()) {
            return before.answer().kind().compareTo(Kind.CLOSED_AT_ONCE) <= 0
                    ? Optional.empty()
                    : deviation("port " + before.label() + " was published before and is not any more");
        }
        return deviation("port " + before.label() + " of " + before.service() + " "
                + before.answer().phrase() + " in the baseline, and now it "
                + answers.get(0).phrase());
    }

    private static boolean atLeast(PortAnswer before, PortAnswer after) {
        return switch (before.kind()) {
            case REFUSED, CLOSED_AT_ONCE -> true;
            case SILENT -> after.kind().compareTo(Kind.SILENT) >= 0;
            case BANNER, TLS -> after.kind() == before.kind();
            case HTTP -> after.kind() == Kind.HTTP && atLeast(before.status(), after.status());
        };
    }

    private static Optional<Deviation> worse(Baseline.Url before, Baseline now) {
        if (!before.answer().answered()) {
            return Optional.empty();
        }
        HttpAnswer after = now.urls().stream()
                .filter(url -> url.url().equals(before.url()))
                .map(Baseline.Url::answer)
                .findFirst()
                .orElse(HttpAnswer.none("not asked"));
        return after.answered() && atLeast(before.answer().status(), after.status())
                ? Optional.empty()
                : deviation(before.url() + " " + before.answer().phrase() + " in the baseline, and now it "
                        + after.phrase());
    }

    /** Whether an HTTP status is at least as good as {@code before}. */
    static boolean atLeast(int before, int after) {
        if (before >= 500) {
            return true;
        }
        if (before >= 400) {
            return after < 500;
        }
        return after < 400 || after == 401 || after == 403;
    }

    private static Optional<Deviation> deviation(String sentence) {
        return Optional.of(new Deviation(sentence));
    }

    /** Takes a baseline. */
    @FunctionalInterface
    public interface Look {
        /** How it is now. */
        Baseline take() throws InterruptedException;
    }
}
