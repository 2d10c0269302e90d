package io.servermanager.mailcow.verify;

import org.jspecify.annotations.Nullable;

/**
 * How a port answered in its protocol. Part of a fact: the names of its components are a file format.
 *
 * @param port which
 * @param greeting its first line; empty if there was none
 * @param startTls whether it offers to change to TLS
 * @param certificate its certificate; null without TLS, or if TLS did not come about
 * @param problem why it is not well, a phrase such as "refuses connections"; empty if it is
 */
public record MailAnswer(
        MailPort port,
        String greeting,
        boolean startTls,
        @Nullable Certificate certificate,
        String problem) {

    static MailAnswer none(MailPort port, String problem) {
        return new MailAnswer(port, "", false, null, problem);
    }

    /** Whether it answered as its protocol wants it. */
    public boolean well() {
        return problem.isEmpty();
    }
}
