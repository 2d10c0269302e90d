package io.servermanager.nginx.verify;

import org.jspecify.annotations.Nullable;

/**
 * What the admin API said. Part of a fact: the names of its components are a file format.
 *
 * @param version its version; null if it did not say
 * @param setUp whether an administrator exists
 * @param problem why it is not well, a phrase such as "HTTP 502"; empty if it is
 */
public record AdminApiAnswer(@Nullable ProxyVersion version, SetUp setUp, String problem) {

    /** No good answer. */
    public static AdminApiAnswer none(String problem) {
        return new AdminApiAnswer(null, SetUp.UNKNOWN, problem);
    }

    /** Whether it answered that all is well. */
    public boolean well() {
        return problem.isEmpty();
    }

    /** The version for people. */
    public String versionText() {
        return version == null ? "unknown" : version.toString();
    }

    /** Whether an administrator exists. Without one the database is empty. */
    public enum SetUp {
        /** One does. */
        YES,
        /** None does. */
        NO,
        /** It did not say: versions before 2.13 do not. */
        UNKNOWN
    }
}
