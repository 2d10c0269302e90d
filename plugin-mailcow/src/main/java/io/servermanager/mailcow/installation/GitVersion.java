package io.servermanager.mailcow.installation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The version of Mailcow by what git has checked out: what the web interface shows is that of the newest fetched tag,
 * also when its code is not in use.
 *
 * @param commit the commit's id
 * @param tag as git describes it: a tag, or the tag before it with the number of commits since
 * @param date when it was committed; empty if git does not say
 * @param branch the branch; empty when HEAD is detached
 */
public record GitVersion(String commit, Optional<String> tag, Optional<Instant> date, Optional<String> branch) {

    private static final int SHORT = 9;

    /** Such as {@code 2026-07a (06424670f, 2026-08-05)}. */
    public String text() {
        String details = shortened(commit)
                + date.map(time -> ", " + DateTimeFormatter.ISO_LOCAL_DATE.format(time.atOffset(ZoneOffset.UTC)))
                        .orElse("");
        return tag.map(name -> name + " (" + details + ")").orElse(details);
    }

    /** A commit's id as people read it. */
    public static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    /** Reads a date of git's format {@code %cI}; empty if it is none. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
