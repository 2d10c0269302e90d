package io.servermanager.mailcow.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares two states of the ports: does mail work at least as well as before? What did not work before need not work
 * now. A port that offered TLS must offer it, with the certificate from before or one that took its place.
 */
public final class MailCheck {

    private MailCheck() {}

    /** What is worse now than before, a sentence each; empty if nothing is. */
    public static List<String> problems(MailState before, MailState now, Instant time) {
        List<String> problems = new ArrayList<>();
        for (MailAnswer was : before.answers()) {
            if (was.well()) {
                worse(was, now, time).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<String> worse(MailAnswer was, MailState now, Instant time) {
        String name = was.port().protocol().title();
        Optional<MailAnswer> found = now.answers().stream()
                .filter(answer -> answer.port().protocol() == was.port().protocol())
                .findFirst();
        if (found.isEmpty()) {
            return Optional.of(name + " was served before, and mailcow.conf does not tell its port now");
        }
        MailAnswer is = found.get();
        if (!is.well()) {
            return Optional.of(is.port().label() + " answered before and " + is.problem() + " now");
        }
        if (was.startTls() && !is.startTls()) {
            return Optional.of(is.port().label() + " offered TLS before and does not now");
        }
        Certificate old = was.certificate();
        Certificate present = is.certificate();
        if (old != null && present != null && !present.isAsGoodAs(old, time)) {
            return Optional.of(is.port().label() + " has another certificate than before: that of "
                    + present.subject() + " by " + present.issuer() + ", which expires " + present.expires()
                    + ", and before that of " + old.subject() + " by " + old.issuer());
        }
        return Optional.empty();
    }
}
